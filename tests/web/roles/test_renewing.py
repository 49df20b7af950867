from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from countersign.roles.commands.describe import as_described, describe
from countersign.roles.commands.end import end
from countersign.roles.enums import Authority, RenewalState
from countersign.roles.queries import role_with_key
from tests.cast import Cast
from tests.policies.documents.pdfs import words
from tests.roles.worlds import (
    AT,
    TODAY,
    after,
    anew,
    approved,
    asked_again,
    held,
    lead,
    leader,
    proposed,
    renewal_approved,
    renewed,
)
from tests.web.roles.pages import ROLES, at, get, hidden, post, seen
from tests.web.world import browser_of

WORDS = "I accept the role HR security duties at Larkbeam Ltd. I know what it asks of me and what I may decide in it."
ASKED = "holds version 1, asked for version 2 since 6 January 2026"


def path(id: UUID, act: str) -> str:
    return f"{ROLES}renewals/{id.hex}/{act}/"


@pytest.fixture
def mei(firm: Cast) -> UUID:
    """Mei holds the HR duties in version 1."""
    return held(firm, "mei", "hr")


def test_a_changed_duty_from_the_form_to_the_holders_name(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr")
    id, browser = asked_again(firm, "mei").id, browser_of("mei")
    home = seen(get(browser, "/o/larkbeam-ltd/"))
    assert "Say whether you take on what changed: HR security duties" in home
    assert "Tom Okafor described your role anew. Until you answer, you hold it as before." in home
    told = seen(get(browser, path(id, "accept")))
    assert "Your role changed: do you take it on, HR security duties?" in told
    assert "What changed since version 1 Came Does what version 2 asks." in told
    assert f"“{WORDS}”" in told
    answer = post(browser, path(id, "accept"), **hidden(browser, path(id, "accept")))
    assert (answer.status_code, answer["Location"]) == (303, at(mei))
    told = seen(get(browser, at(mei)))
    assert f"Version 2 accepted Described by Tom Okafor, 6 January 2026. Accepted on 6 January 2026: “{WORDS}”" in told
    assert "nothing to answer here any more" in seen(get(browser, path(id, "accept")))


def test_until_then_every_page_says_so(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr")
    tom = browser_of("tom")
    now = role_with_key(firm.organisation, "hr").id
    for page in ("", "document/", "chart/", f"{now.hex}/"):
        assert ASKED in seen(get(tom, ROLES + page)).replace("Holds", "holds"), page
    title = seen(get(tom, ROLES))
    assert "One holder has an older version." in title
    assert "Holds version 1, asked for version 2 since" in words(get(tom, f"{ROLES}document.pdf").content)
    assert "waits for the holder" in seen(get(tom, at(mei)))
    renewed(firm, "mei")
    for page in ("", "document/", "chart/"):
        assert "asked for version" not in seen(get(tom, ROLES + page)), page
    assert "Mei Sato version 2" in seen(get(tom, f"{ROLES}{now.hex}/"))


def test_on_an_earlier_day_it_is_what_was_then(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr", at=after(3))
    with time_machine.travel(after(5), tick=False):
        tom = browser_of("tom")
        assert "asked for version 2 since 9 January 2026" in seen(get(tom, ROLES))
        assert "asked for version" not in seen(get(tom, f"{ROLES}?on=2026-01-08"))


def test_other_authority_is_approved_first(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr", authorities=(Authority.ENFORCE, Authority.AUDIT))
    id, priya = asked_again(firm, "mei").id, browser_of("priya")
    assert "Top management has not approved it yet." in seen(get(browser_of("mei"), path(id, "accept")))
    assert "version 2 waits for top management since 6 January 2026" in seen(get(priya, ROLES))
    told = seen(get(priya, path(id, "approve")))
    assert "Mei Sato stays HR security duties, with this changed?" in told
    assert "Came Audit: see everything that is needed for it" in told
    assert "What stays as it was agreed" in told
    answer = post(priya, path(id, "approve"), **hidden(priya, path(id, "approve")))
    assert (answer.status_code, answer["Location"]) == (303, at(mei))
    assert "Approved by Priya Raman, CEO and founder, top management since 1 April 2019" in seen(get(priya, at(mei)))
    assert "Read and answer" in seen(get(browser_of("mei"), at(mei)))
    again = post(priya, path(id, "approve"), digest_shown=asked_again(firm, "mei").document)
    assert (again.status_code, "the holder is asked" in seen(again)) == (403, True)


def test_approve_when_another_description_was_shown_is_stale(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr", authorities=(Authority.AUDIT,))
    answer = post(browser_of("priya"), path(asked_again(firm, "mei").id, "approve"), digest_shown="sha256:" + "0" * 64)
    assert (answer.status_code, "not the description that you were shown" in seen(answer)) == (409, True)


def test_decline_asks_for_a_sentence_and_keeps_the_old_version(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr")
    id, browser = asked_again(firm, "mei").id, browser_of("mei")
    empty = post(browser, path(id, "decline"), because="")
    assert (empty.status_code, "Say in a sentence why" in seen(empty)) == (422, True)
    assert "You then hold version 1 as before, and they answer you." in seen(empty)
    assert post(browser, path(id, "decline"), because="Not at night.").status_code == 303
    assert "Version 2 cannot take it on" in seen(get(browser, at(mei)))
    assert "holds version 1, declined version 2 on 6 January 2026" in seen(get(browser_of("tom"), ROLES))
    for first in ("priya", "tom"):
        home = seen(get(browser_of(first), "/o/larkbeam-ltd/"))
        assert "Mei Sato cannot take on what changed: HR security duties" in home
        assert "Not at night." in home
    assert "Not at night." in seen(get(browser_of("tom"), at(mei)))


def test_answers_are_the_holders_alone(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr", authorities=(Authority.AUDIT,))
    id = asked_again(firm, "mei").id
    for act in ("accept", "decline"):
        assert get(browser_of("tom"), path(id, act)).status_code == 404
    assert get(browser_of("tom"), path(id, "approve")).status_code == 403
    renewal_approved(firm, "mei")
    assert post(browser_of("priya"), path(id, "accept")).status_code == 404
    assert asked_again(firm, "mei").state is RenewalState.ASKED


def test_accept_when_described_anew_since_says_so(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr")
    id, browser = asked_again(firm, "mei").id, browser_of("mei")
    sent = hidden(browser, path(id, "accept"))
    anew(firm, "hr")
    answer = post(browser, path(id, "accept"), **sent)
    assert (answer.status_code, "described anew since" in seen(answer)) == (409, True)
    assert "nothing to answer here any more" in seen(get(browser, path(id, "accept")))
    assert "was not answered" in seen(get(browser, at(mei)))


def test_when_the_appointment_is_over_nothing_is_asked(firm: Cast, mei: UUID) -> None:
    anew(firm, "hr")
    id = asked_again(firm, "mei").id
    end(appointment_id=mei, held_until=TODAY, by=leader(firm), at=AT)
    assert "nothing to answer here any more" in seen(get(browser_of("mei"), path(id, "accept")))
    assert "Read and answer" not in seen(get(browser_of("mei"), at(mei)))


def test_until_a_day_on_which_the_appointment_ends_the_holder_is_asked(firm: Cast, mei: UUID) -> None:
    end(appointment_id=mei, held_until=TODAY + timedelta(days=5), by=leader(firm), at=AT)
    anew(firm, "hr")
    id = asked_again(firm, "mei").id
    assert "Read and answer" in seen(get(browser_of("mei"), at(mei)))
    assert "nothing to answer here any more" not in seen(get(browser_of("mei"), path(id, "accept")))
    with time_machine.travel(AT + timedelta(days=5), tick=False):
        assert "nothing to answer here any more" in seen(get(browser_of("mei"), path(id, "accept")))
        assert "Read and answer" not in seen(get(browser_of("mei"), at(mei)))


def test_a_proposal_for_what_was_replaced_is_taken_back(firm: Cast) -> None:
    id, priya = proposed(firm, "mei", "hr"), browser_of("priya")
    sent = hidden(priya, at(id, "approve"))
    anew(firm, "hr")
    answer = post(priya, at(id, "approve"), **sent)
    assert (answer.status_code, "Take the proposal back" in seen(answer)) == (403, True)


def test_the_title_of_the_list_does_not_say_that_everybody_knows_it(firm: Cast) -> None:
    held(firm)
    assert "Who holds what, and knows it" in seen(get(browser_of("tom"), ROLES))
    anew(firm)
    assert "A role changed, and not everybody has said yes" in seen(get(browser_of("tom"), ROLES))


def test_a_duty_of_53_that_waits_says_so_where_the_two_stand(firm: Cast) -> None:
    held(firm)
    approved(firm, proposed(firm, "mei", "hr"))
    now = as_described(role_with_key(firm.organisation, "isms_lead"))
    said = replace(now, duties=(*now.duties, "Runs the clock."))
    describe(description=said, key="isms_lead", version_shown=1, by=lead(firm), at=AT)
    assert "Tom Okafor, since 6 January 2026. Holds version 1, asked for version 2" in seen(
        get(browser_of("tom"), ROLES)
    )
