from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.actors import Hat
from countersign.kernel.references import parse_ref
from countersign.people.commands.leave import leave
from countersign.roles.commands.decline import decline
from countersign.roles.commands.define import define
from countersign.roles.commands.end import end
from countersign.roles.commands.propose import Terms
from countersign.roles.library import LEAD
from tests.acknowledgements.worlds import joins
from tests.cast import Cast
from tests.roles.away import away
from tests.roles.worlds import AT, TERMS, TODAY, accepted, approved, found, held, holder, lead, leader, proposed
from tests.web.roles.pages import ROLES, at, get, seen
from tests.web.world import browser_of


def test_list_when_nothing_is_described_offers_the_small_company_roles(larkbeam: Cast) -> None:
    told = seen(get(browser_of("tom"), ROLES))
    assert "No roles yet" in told
    assert "Start with the small-company roles" in told


def test_list_says_what_is_missing_and_who_clears_it(firm: Cast) -> None:
    tom, priya = browser_of("tom"), browser_of("priya")
    assert "Nobody holds the two duties yet" in seen(get(tom, ROLES))
    assert "Say who" in seen(get(tom, ROLES))
    id = proposed(firm)
    assert "waits for top management" in seen(get(tom, ROLES))
    assert at(id, "approve") in get(priya, ROLES).content.decode()
    approved(firm, id)
    assert "Appointed, but not everybody has said yes" in seen(get(priya, ROLES))
    assert "waits for Tom Okafor" in seen(get(priya, ROLES))
    assert at(id, "accept") in get(tom, ROLES).content.decode()
    accepted(firm, id)
    told = seen(get(priya, ROLES))
    assert "Who holds what, and knows it" in told
    assert "One role is held. Four have nobody." in told
    assert "enforce the rules, take matters higher up, spend up to £2,000 a year" in told
    assert "8 hours a week" in told


def test_list_when_the_holder_declined_or_left_asks_for_another(firm: Cast) -> None:
    id = proposed(firm, "mei")
    decline(appointment_id=id, because="I leave in March.", by=holder(firm, id), at=AT)
    told = seen(get(browser_of("tom"), ROLES))
    assert "Mei Sato cannot take it. “I leave in March.”" in told
    assert "Propose somebody else" in told
    held(firm, "dana")
    leave(person_id=firm.person("dana").id, left_on=TODAY, by=firm.actor("ruth", Hat.HR), at=AT)
    end(appointment_id=id, held_until=TODAY, by=leader(firm), at=AT)
    told = seen(get(browser_of("tom"), ROLES))
    assert "Dana Field left on 6 January 2026. Nobody has taken over." in told
    assert "Appoint a successor" in told


def test_list_when_one_duty_is_open_says_which(firm: Cast) -> None:
    define(key=LEAD, by=lead(firm), at=AT)
    held(firm)
    told = seen(get(browser_of("tom"), ROLES))
    assert "One of the two duties has nobody yet" in told
    assert "Reports how the ISMS performs Clause 5.3 (b) An auditor asks" in told


def test_list_of_staff_says_who_holds_what_since_when_with_which_authority(firm: Cast) -> None:
    """The words about all roles are true for whoever sees them; proposals and what became of them stay away."""
    approved(firm, proposed(firm, "dana", "hr"))
    lead_s, mine = held(firm), held(firm, "ola", "dept_contact")
    proposed(firm, "mei", "internal_auditor")
    answer = get(browser_of("ola"), ROLES)
    told = seen(answer)
    assert "Appointed, but not everybody has said yes" in told
    assert "Two roles are held. One waits for a name. Two have nobody." in told
    assert "Tom Okafor 6 January 2026" in told
    assert "enforce the rules, take matters higher up, spend up to £2,000 a year" in told
    assert "Dana Field" in told
    assert "Reports anything odd at once." in told
    assert "What you hold yourself" in told
    assert "Mei Sato" not in told
    assert "Propose somebody" not in told
    assert at(mine) in answer.content.decode()
    assert at(lead_s) not in answer.content.decode()


def test_list_of_staff_says_nothing_of_who_is_away_or_declined(firm: Cast) -> None:
    tom_s = held(firm)
    away(firm, "tom", (tom_s, "mei"), away_from=TODAY)
    decline(appointment_id=proposed(firm, "mei", "hr"), because="No time.", by=firm.actor("mei"), at=AT)
    assert "Mei Sato Tom Okafor is away until" in seen(get(browser_of("priya"), ROLES))
    for page in (ROLES, f"{ROLES}document/"):
        told = seen(get(browser_of("ola"), page))
        assert "Mei Sato" not in told
        assert "No time" not in told


def test_list_as_of_another_day(firm: Cast) -> None:
    held(firm)
    tom = browser_of("tom")
    told = seen(get(tom, f"{ROLES}?on={TODAY - timedelta(days=1)}"))
    assert "as of 5 January 2026" in told
    assert "Nobody holds the two duties yet" in told
    assert "Propose somebody" not in told
    assert "as of 6 January 2026" in seen(get(tom, f"{ROLES}?on=yesterday"))


def test_list_shows_what_begins_later(firm: Cast) -> None:
    proposed(firm, "ola", "hr", held_from=TODAY + timedelta(days=30))
    assert "Begins later HR security duties : Ola Nowak from 5 February 2026" in seen(get(browser_of("tom"), ROLES))


def test_list_shows_what_begins_later_and_has_its_last_day_already(firm: Cast) -> None:
    """Somebody for the months in between. A proposal that was taken back begins never."""
    begins = TODAY + timedelta(days=30)
    between = approved(firm, proposed(firm, "ola", "hr", held_from=begins))
    end(appointment_id=parse_ref(between)[1], held_until=begins + timedelta(days=60), by=leader(firm), at=AT)
    taken_back = proposed(firm, "dana", "hr", held_from=begins)
    end(appointment_id=taken_back, held_until=begins + timedelta(days=60), by=leader(firm), at=AT)
    told = seen(get(browser_of("tom"), ROLES))
    assert "Begins later HR security duties : Ola Nowak from 5 February 2026" in told
    assert "Dana Field from" not in told


def test_list_when_recorded_later_says_so(firm: Cast) -> None:
    since = TODAY - timedelta(days=200)
    held(firm, held_from=since)
    assert "recorded later, on 6 January 2026" in seen(get(browser_of("tom"), f"{ROLES}?on={since}"))


def test_list_costs_the_same_for_one_and_three(firm: Cast) -> None:
    client, counts = browser_of("priya"), []
    get(client, ROLES)
    for who in ((("tom", "isms_lead"),), (("mei", "hr"), ("ola", "internal_auditor"))):
        for first, key in who:
            held(firm, first, key)
        with CaptureQueriesContext(connection) as asked:
            assert get(client, ROLES).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_appointment_is_read_by_its_holder_and_by_readers(firm: Cast) -> None:
    id = held(firm, "ola", "dept_contact")
    for first in ("ola", "tom", "priya"):
        told = seen(get(browser_of(first), at(id)))
        assert "Ola Nowak accepts the role: “I accept the role Department contact at Larkbeam Ltd." in told
        assert "appoints, CEO and founder, top management since 1 April 2019" in told
    assert get(browser_of("mei"), at(id)).status_code == 404


def test_appointment_asks_its_holder_to_accept(firm: Cast) -> None:
    id = proposed(firm, "mei", "hr", terms=Terms())
    approved(firm, id)
    told = seen(get(browser_of("mei"), at(id)))
    assert "Read and accept" in told
    assert "Nothing in writing." in told


@pytest.mark.parametrize(("first", "offered"), [("tom", "has one mail about it"), ("priya", "Look and appoint")])
def test_appointment_says_what_is_next(firm: Cast, first: str, offered: str) -> None:
    id = proposed(firm, "mei", "hr")
    assert offered in seen(get(browser_of(first), at(id)))
    assert "Take the proposal back" in seen(get(browser_of(first), at(id)))
    approved(firm, id)
    assert "Mei Sato has one mail about it." in seen(get(browser_of(first), at(id)))


def test_appointment_of_the_only_leader_says_so(firm: Cast) -> None:
    id = proposed(firm, "priya", terms=TERMS)
    approved(firm, id)
    assert found(firm, id).single_handed
    assert "appoints themselves, being the only leader" in seen(get(browser_of("tom"), at(id)))


def test_list_of_many_holders_is_paged(firm: Cast) -> None:
    """Sixty contacts: fifty lines at a time, as many queries as for a few, and the title counts all of them."""
    tom = browser_of("tom")
    held(firm)
    with CaptureQueriesContext(connection) as few:
        get(tom, ROLES)
    for number in range(60):
        joins(firm, f"Contact {number}")
        proposed(firm, f"contact.{number}", "dept_contact", terms=Terms())
    with CaptureQueriesContext(connection) as many:
        first = seen(get(tom, ROLES))
    assert len(many) == len(few)
    assert "60 wait for a name." in first
    assert "1 to 50 of 64" in first
    assert "Internal auditor" not in first
    last = seen(get(tom, f"{ROLES}?page=2"))
    assert "51 to 64 of 64" in last
    assert (first.count("waits for top management"), last.count("waits for top management")) == (48, 12)
    assert "Internal auditor all holders" in last


def test_list_of_much_that_begins_later_counts_the_rest(firm: Cast) -> None:
    for number in range(52):
        joins(firm, f"Contact {number}")
        later = TODAY + timedelta(days=number + 1)
        proposed(firm, f"contact.{number}", "dept_contact", terms=Terms(), held_from=later)
    assert "and 2 more" in seen(get(browser_of("tom"), ROLES))
