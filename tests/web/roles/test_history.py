from __future__ import annotations

from datetime import timedelta

from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.roles import queries
from countersign.roles.commands.decline import decline
from countersign.roles.commands.define import define
from countersign.roles.commands.end import end
from countersign.roles.library import LEAD
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    TODAY,
    after,
    anew,
    approved,
    held,
    holder,
    lead,
    leader,
    proposed,
    renewed,
    role,
)
from tests.web.roles.pages import ROLES, at, get, seen
from tests.web.world import browser_of

DAY = timedelta(days=1)


def page(here: Cast, key: str = LEAD) -> str:
    return f"{ROLES}{role(here, key).hex}/history/"


def test_the_whole_line_of_holders_with_days_and_acts(firm: Cast) -> None:
    tom = held(firm, held_from=TODAY - 9 * DAY)
    define(key=LEAD, by=lead(firm), at=AT)
    mei = held(firm, "mei", succeeds_id=tom)
    told = seen(get(browser_of("priya"), page(firm)))
    assert "ISMS lead: two appointments so far" in told
    assert "Mei Sato holds it 6 January 2026 no end is known Priya Raman 6 January 2026 6 January 2026 2" in told
    assert "Tom Okafor over 28 December 2025 6 January 2026 Priya Raman 6 January 2026 6 January 2026 1" in told
    assert told.index("Mei Sato") < told.index("Tom Okafor over")
    assert told.index("version 2") < told.index("version 1 ")
    answer = get(browser_of("priya"), at(mei)).content.decode()
    assert "Who else held this role" in answer
    assert page(firm) in get(browser_of("priya"), ROLES).content.decode()


def test_the_versions_that_a_holder_took_on_later_stand_beside_the_first(firm: Cast) -> None:
    held(firm)
    anew(firm, at=after(3), name="Security lead")
    assert "since" not in seen(get(browser_of("priya"), page(firm))).partition("What it was")[0]
    renewed(firm, at=after(5))
    assert "6 January 2026 1 version 2 since 11 January 2026" in seen(get(browser_of("priya"), page(firm)))
    assert [one.role for one in queries.voices(firm.organisation, TODAY)] == ["Security lead"]


def test_what_never_became_anything_and_who_left_are_said_so(firm: Cast) -> None:
    no = proposed(firm, "mei", "hr")
    decline(appointment_id=no, because="No time.", by=holder(firm, no), at=AT)
    end(appointment_id=proposed(firm, "dana", "hr"), held_until=TODAY, by=lead(firm), at=AT)
    approved(firm, proposed(firm, "ola", "hr"))
    end(appointment_id=proposed(firm, "ruth", "hr", at=after(0, 1)), held_until=TODAY, by=leader(firm), at=after(0, 1))
    leave(person_id=firm.person("ola").id, left_on=TODAY + DAY, by=firm.actor("ruth", Hat.HR), at=AT)
    told = seen(get(browser_of("tom"), page(firm, "hr")))
    assert "Mei Sato declined" in told
    assert "Dana Field taken back" in told
    assert "Ola Nowak appointed, has not said yes 6 January 2026 7 January 2026 left on that day" in told


def test_nobody_yet(firm: Cast) -> None:
    told = seen(get(browser_of("tom"), page(firm, "internal_auditor")))
    assert "Internal auditor: nobody was ever put forward" in told
    assert "Propose somebody" in told


def test_staff_find_their_own_part(firm: Cast) -> None:
    held(firm, "ola", "dept_contact")
    held(firm, "mei", "dept_contact")
    told = seen(get(browser_of("ola"), page(firm, "dept_contact")))
    assert "Ola Nowak holds it" in told
    assert "Mei Sato" not in told
    assert get(browser_of("ola"), page(firm)).status_code == 404


def test_a_long_line_is_paged(firm: Cast) -> None:
    for number in range(51):
        id = proposed(firm, "mei", "hr", held_from=TODAY + number * DAY)
        end(appointment_id=id, held_until=TODAY + number * DAY, by=lead(firm), at=AT)
    first = seen(get(browser_of("tom"), page(firm, "hr")))
    assert (first.count("taken back"), "Older ones" in first) == (50, True)
    assert seen(get(browser_of("tom"), f"{page(firm, 'hr')}?page=2")).count("taken back") == 1
