"""Looking at a policy again: one page, two answers, a receipt; and what was held elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from countersign.changes.commands.assess_event import Following
from countersign.kernel.actors import Hat
from countersign.policies.enums import Outcome
from countersign.policies.models import Review
from countersign.policies.queries import reviews
from tests.cast import Cast
from tests.changes.worlds import assessed, incident, reported
from tests.policies.reviewing import REASON, asked_for_change, confirmed
from tests.policies.worlds import after, begun, in_force_from, off_the_register, offered, second_leader, signed
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of, stranger

CONFIRM, CHANGE = Outcome.CONFIRMED_UNCHANGED.value, Outcome.CHANGE_NEEDED.value
SAID = {"reason": REASON, "occasion": "YEARLY", "outcome": CONFIRM}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(400), tick=False):
        yield


def page_of(policy: UUID, rest: str = "review/") -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/{rest}"


def answered(client: Client, policy: UUID, outcome: str, **typed: str) -> Any:
    page = page_of(policy)
    given = {"reason": REASON, "occasion": "YEARLY", "occasion_note": "", **typed}
    return send(client, page, form_with(client.get(page), "digest_shown"), outcome=outcome, **given)


def held(here: Cast, policy: UUID) -> list[Review]:
    return list(reviews(here.organisation, policy))


def test_a_leader_confirms_and_gets_a_receipt(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    priya = browser_of("priya")
    before = seen(get(priya, page_of(policy, "")))
    assert "The review was due on 6 January 2027: it is 35 days late" in before
    answer = answered(priya, policy, CONFIRM)
    (done,) = held(larkbeam, policy)
    assert (answer.status_code, answer["Location"]) == (303, page_of(policy, f"reviews/{done.id.hex}/"))
    receipt = seen(get(priya, answer["Location"]))
    for words in ("It is still right", REASON, "Priya Raman", "Review by 10 February 2028", "Control A.5.1"):
        assert words in receipt
    after_it = seen(get(priya, page_of(policy, "")))
    assert "Review by 10 February 2028" in after_it
    assert "Priya Raman confirmed it unchanged" in after_it


def test_the_same_form_twice_is_one_review(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    priya, page = browser_of("priya"), page_of(policy)
    form = form_with(priya.get(page), "digest_shown")
    places = [send(priya, page, form, **SAID)["Location"] for _time in range(2)]
    assert len({*places}) == len(held(larkbeam, policy)) == 1


def test_without_a_reason_or_an_answer_nothing_is_recorded_and_nothing_lost(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    priya = browser_of("priya")
    answer = answered(priya, policy, CHANGE, reason="", occasion="LAW", occasion_note="NIS2 applies to us.")
    assert answer.status_code == 422
    assert "Say why" in seen(answer)
    assert "NIS2 applies to us." in seen(answer)
    assert answered(priya, policy, CONFIRM, occasion="INCIDENT").status_code == 422
    assert answered(priya, policy, "").status_code == 422
    assert held(larkbeam, policy) == []


def test_whoever_read_another_text_is_shown_the_new_one_and_keeps_what_they_typed(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    by = second_leader(larkbeam, "ruth")
    priya, page = browser_of("priya"), page_of(policy)
    form = form_with(priya.get(page), "digest_shown")
    signed(
        larkbeam,
        offered(larkbeam, policy, at=after(399), by=larkbeam.actor("priya", Hat.ISMS_LEAD)),
        at=after(399),
        by=by,
    )
    answer = send(priya, page, form, **SAID)
    assert answer.status_code == 403
    for words in ("A later version has taken the place of this one", "version 2.0, still right?", REASON):
        assert words in seen(answer)
    assert send(priya, page, form_with(answer, "digest_shown"), **SAID).status_code == 303
    assert held(larkbeam, policy)[0].version.label == "2.0"


def test_what_is_to_change_stands_on_the_draft_until_the_next_version(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    asked_for_change(larkbeam, id, at=after(390))
    tom, words = browser_of("tom"), "“Phones are missing.”"
    assert words in seen(get(tom, page_of(policy, "draft/")))
    signed(larkbeam, offered(larkbeam, policy, at=after(391)), at=after(391))
    assert words not in seen(get(tom, page_of(policy, "draft/")))


def test_what_happened_is_suggested_with_the_fact_and_is_not_a_conclusion(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    confirmed(larkbeam, id, at=after(390))
    second_leader(larkbeam, "ruth", on=after(395).date())
    priya = browser_of("priya")
    fact = "New in top management: Ruth Ellis."
    assert fact in seen(get(priya, page_of(policy, "")))
    page = get(priya, page_of(policy))
    assert fact in seen(page)
    assert re.search(r'value="ORGANISATION"\s+selected', page.content.decode())
    assert re.search(r'name="reason"[^>]*>\s*</textarea>', page.content.decode())


def test_what_touches_the_policy_is_shown_where_it_is_looked_at_again_and_is_the_occasion(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    confirmed(larkbeam, id, at=after(390))
    event = incident(larkbeam, happened_on=after(395).date(), at=after(395))
    reported(larkbeam, happened_on=after(1).date(), at=after(395), title="Long over")
    priya = browser_of("priya")
    told = seen(get(priya, page_of(policy)))
    assert "Ransom mail opened" in told
    assert "Nobody has said yet what it means." in told
    assert "Long over" not in told
    assert "not recorded here" not in told
    touched = Following(reviews_policy=True)
    assessed(larkbeam, event, following=touched, learnt="Ask first.", assessed_on=after(396).date(), at=after(396))
    page = get(priya, page_of(policy))
    assert "It touches the policy, as Tom Okafor found." in seen(page)
    assert re.search(r'value="INCIDENT"\s+selected', page.content.decode())
    assert "Ransom mail opened</textarea>" in page.content.decode().replace("\n", "")
    answered(priya, policy, CONFIRM, occasion="INCIDENT", occasion_note="Ransom mail opened")
    assert "Ransom mail opened" not in seen(get(priya, page_of(policy)))


def test_what_happened_not_to_touch_the_policy_is_no_reason_to_look(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    confirmed(larkbeam, id, at=after(390))
    event = incident(larkbeam, happened_on=after(395).date(), at=after(395))
    assessed(larkbeam, event, learnt="Ask first.", assessed_on=after(396).date(), at=after(396))
    page = get(browser_of("priya"), page_of(policy))
    assert "Ransom mail opened" not in seen(page)
    assert re.search(r'value="YEARLY"\s+selected', page.content.decode())


def test_a_version_from_before_it_was_last_looked_at_is_not_told_as_news(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    signed(larkbeam, offered(larkbeam, policy, at=after(391)), at=after(391))
    told = seen(get(browser_of("priya"), page_of(policy)))
    assert "Version 2.0 took effect" in told
    assert "Version 1.0 took effect" not in told


def test_only_a_leader_opens_it_and_only_where_something_is_in_force(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    found = {first: browser_of(first).get(page_of(policy)).status_code for first in ("priya", "tom", "ola")}
    assert found == {"priya": 200, "tom": 403, "ola": 403}
    assert stranger().get(page_of(policy)).status_code == 404
    second_leader(larkbeam, "ruth")
    off_the_register(larkbeam, "priya", after(399).date())
    assert browser_of("priya").get(page_of(policy)).status_code == 403


def test_a_draft_alone_is_not_reviewed(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    assert browser_of("priya").get(page_of(policy)).status_code == 404
    assert "It counts from the first signature on." in seen(get(browser_of("priya"), page_of(policy, "")))


def test_a_review_that_was_held_elsewhere_is_recorded_on_the_leads_word(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    tom, page = browser_of("tom"), page_of(policy, "review/record/")
    typed = {
        "reviewer_id": larkbeam.person("mei").id.hex,
        "reviewed_as": "Engineering Lead",
        "reviewed_on": "2026-12-14",
        "outcome": CONFIRM,
        "reason": REASON,
        "occasion": "YEARLY",
        "method": "MINUTE",
        "evidence": "Minutes of 14 December 2026, item 4",
    }
    early = send(tom, page, form_with(tom.get(page), "act"), **{**typed, "reviewed_on": "2027-02-11"})
    assert (early.status_code, "That day is still to come" in seen(early)) == (422, True)
    before = send(tom, page, form_with(tom.get(page), "act"), **{**typed, "reviewed_on": "2025-12-14"})
    assert (before.status_code, "No version of this policy was in force on 14 December 2025" in seen(before)) == (
        403,
        True,
    )
    assert "Minutes of 14 December 2026, item 4" in before.content.decode()
    answer = send(tom, page, form_with(tom.get(page), "act"), **typed)
    assert answer.status_code == 303
    receipt = seen(get(tom, answer["Location"]))
    for words in ("Reviewed elsewhere, recorded later", "as it is claimed", "14 December 2026", "by Tom Okafor"):
        assert words in receipt


def test_a_page_asks_as_often_for_many_reviews_as_for_one(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    confirmed(larkbeam, id, at=after(380))
    priya = browser_of("priya")
    few = [asked(priya, page_of(policy, rest)) for rest in ("", "review/")]
    for day in range(5):
        confirmed(larkbeam, id, at=after(381 + day))
    assert [asked(priya, page_of(policy, rest)) for rest in ("", "review/")] == few


def asked(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        client.get(page)
    return len(queries)
