"""Audits of one's own, and the exceptions to independence, as people see and send them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from countersign.audits.queries import exceptions, internal_audits
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.audits.commands.test_call_off_internal_audit import called_off
from tests.audits.internal import (
    AT,
    REASON,
    REPORT,
    RESULT,
    SAFEGUARDS,
    after,
    approved,
    asked,
    changed,
    conducted,
    found,
    lead_appointed,
    leader,
    outside,
    planned,
    reported,
)
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import second_leader
from tests.roles import worlds as roles
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, post, seen
from tests.web.test_queries import asked as queries_asked
from tests.web.world import browser_of

AUDITS = "/o/larkbeam-ltd/audits/"
INTERNAL = f"{AUDITS}internal/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(20), tick=False):
        yield


def auditing(here: Cast, first: str = "ola") -> Client:
    """Somebody whom Priya let record audits."""
    grant(person_id=here.person(first).id, hat=Hat.INTERNAL_AUDITOR, by=leader(here), at=AT)
    return browser_of(first)


def typed(here: Cast, **told: Any) -> dict[str, Any]:
    first = told.pop("first", "ola")
    return {
        "title": "Internal audit, first quarter",
        "audit_on": "2026-01-20",
        "covers": ["4", "5"],
        "coordinator_id": here.person("tom").id.hex,
        "auditor_id": here.person(first).id.hex if first else "",
        **told,
    }


def test_the_list_when_there_is_none_says_what_belongs_there(larkbeam: Cast) -> None:
    assert "your own audits go here" in seen(get(browser_of("tom"), AUDITS))
    assert "Plan an internal audit" not in seen(get(browser_of("priya"), AUDITS))
    assert "The ISMS lead or an internal auditor plans one" in seen(get(browser_of("priya"), AUDITS))


def test_an_internal_audit_is_planned_and_stands_in_the_list(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    page = f"{INTERNAL}plan/"
    answer = send(tom, page, form_with(get(tom, page), "act"), **typed(larkbeam))
    assert answer.status_code == 303
    text = seen(get(tom, answer["Location"]))
    assert "On 20 January 2026 Ola Nowak has no part in what is audited." in text
    assert "Only Ola Nowak can record that it was conducted" in text
    assert "Ola Nowak needs the access of an internal auditor" in text
    assert "Clause 5: leadership" in text
    assert "Ola Nowak conducts it on 20 January 2026." in seen(get(tom, AUDITS))


def test_the_form_refuses_whoever_is_responsible_and_keeps_what_was_typed(larkbeam: Cast) -> None:
    """It names the role and its days, and what to do instead."""
    lead_appointed(larkbeam, "mei")
    tom, page = browser_of("tom"), f"{INTERNAL}plan/"
    answer = send(tom, page, form_with(get(tom, page), "act"), **typed(larkbeam, first="mei"))
    assert answer.status_code == 403
    text = seen(answer)
    assert "Mei Sato would audit their own work." in text
    assert "since 10 January 2026" in text
    assert "ask top management for an exception" in text
    assert 'value="Internal audit, first quarter"' in answer.content.decode()
    assert not internal_audits(larkbeam.organisation).exists()


def test_what_is_missing_is_said_beside_the_field(larkbeam: Cast) -> None:
    tom, page = browser_of("tom"), f"{INTERNAL}plan/"
    answer = send(tom, page, form_with(get(tom, page), "act"), **typed(larkbeam, title="", audit_on="soon"))
    assert answer.status_code == 422
    assert "Give it a name" in seen(answer)
    assert "Write the day as" in seen(answer)


def test_the_auditor_records_it_and_nobody_for_them(larkbeam: Cast) -> None:
    id, ola = planned(larkbeam), auditing(larkbeam)
    mei = auditing(larkbeam, "mei")
    page = f"{INTERNAL}{id.hex}/conduct/"
    sent = {"conducted_on": "2026-01-20", "result": RESULT, "report": REPORT}
    form = form_with(get(ola, page), "revision_shown")
    assert "Only the auditor records it" in seen(get(mei, page))
    assert send(mei, page, form, **sent).status_code == 403
    assert browser_of("tom").post(page, sent).status_code == 403
    assert send(ola, page, form, **sent).status_code == 303
    text = seen(get(ola, f"{INTERNAL}{id.hex}/"))
    assert "Conducted on 20 January 2026" in text
    assert "recorded on 26 January 2026" in text
    assert RESULT in text


def test_what_somebody_from_outside_did_stands_as_recorded_by_another(larkbeam: Cast) -> None:
    id, tom = planned(larkbeam, **outside()), browser_of("tom")
    assert "They are from outside" in seen(get(tom, f"{INTERNAL}{id.hex}/"))
    page = f"{INTERNAL}{id.hex}/report/"
    form = form_with(get(tom, page), "revision_shown")
    sent = {"conducted_on": "2026-01-20", "result": RESULT}
    assert "it is the proof" in seen(send(tom, page, form, **sent))
    assert send(tom, page, form, **sent, report=REPORT).status_code == 303
    assert "recorded it, not the auditor" in seen(get(tom, f"{INTERNAL}{id.hex}/"))
    assert "by Tom Okafor, not by the auditor" in seen(get(tom, AUDITS))


def test_an_appointment_that_comes_later_shows_on_the_page(larkbeam: Cast) -> None:
    """First as a proposal; then as what stands against the auditor, and the button is gone."""
    id, mei = planned(larkbeam, auditor="mei"), auditing(larkbeam, "mei")
    page = f"{INTERNAL}{id.hex}/"
    assert "I have conducted it" in seen(get(mei, page))
    roles.begun(larkbeam)
    before = roles.held(larkbeam, "tom", held_from=date(2026, 1, 7))
    proposal = roles.proposed(larkbeam, "mei", "isms_lead", held_from=date(2026, 1, 8), succeeds_id=before)
    assert "Somebody has put them forward for more" in seen(get(mei, page))
    roles.approved(larkbeam, proposal)
    text = seen(get(mei, page))
    assert "Mei Sato would audit their own work, and cannot conduct it like this." in text
    assert "I have conducted it" not in text


def test_a_role_that_was_recorded_after_the_audit_shows_on_the_page(larkbeam: Cast) -> None:
    id = planned(larkbeam, auditor="mei")
    conducted(larkbeam, id, by=larkbeam.actor("mei", Hat.INTERNAL_AUDITOR))
    lead_appointed(larkbeam, "mei", date(2026, 1, 10))
    text = seen(get(browser_of("tom"), f"{INTERNAL}{id.hex}/"))
    assert "Mei Sato was not independent, by what was recorded since." in text


def test_whoever_was_overtaken_sees_what_it_says_now(larkbeam: Cast) -> None:
    id, tom = planned(larkbeam), browser_of("tom")
    page = f"{INTERNAL}{id.hex}/change/"
    form = form_with(get(tom, page), "revision_shown")
    changed(larkbeam, id, at=after(19), covers=("10",), title="Moved meanwhile")
    answer = send(tom, page, form, **typed(larkbeam, title="Mine"))
    assert answer.status_code == 409
    assert "Moved meanwhile" in seen(answer)
    assert send(tom, page, form_with(answer, "revision_shown"), **typed(larkbeam, title="Mine")).status_code == 303
    assert found(larkbeam, id).title == "Mine"


def test_one_that_does_not_take_place_keeps_its_reason(larkbeam: Cast) -> None:
    id, tom = planned(larkbeam), browser_of("tom")
    page = f"{INTERNAL}{id.hex}/call-off/"
    assert send(tom, page, form_with(get(tom, page), "act"), because="Ola is ill.").status_code == 303
    text = seen(get(tom, f"{INTERNAL}{id.hex}/"))
    assert "“Ola is ill.”" in text
    assert "Change the plan" not in text


def test_an_exception_is_asked_for_and_decided_on_its_page(larkbeam: Cast) -> None:
    lead_appointed(larkbeam)
    id, tom, priya = planned(larkbeam, auditor=""), browser_of("tom"), browser_of("priya")
    page = f"{INTERNAL}{id.hex}/exception/"
    sent = {"auditor_id": larkbeam.person("mei").id.hex, "reason": REASON, "safeguards": SAFEGUARDS}
    answer = send(tom, page, form_with(get(tom, page), "revision_shown"), **sent)
    assert answer.status_code == 303
    at = answer["Location"]
    assert "Only top management can let somebody audit who is not independent." in seen(get(tom, at))
    text = seen(get(priya, at))
    assert "Let Mei Sato audit their own work?" in text
    assert "since 10 January 2026" in text
    assert SAFEGUARDS in text
    assert post(tom, f"{at}approve/").status_code == 403
    assert send(priya, f"{at}approve/", form_with(get(priya, at), "digest_shown")).status_code == 303
    assert "approved by top management" in seen(get(tom, at))
    changed(larkbeam, id, auditor="mei", at=after(20))
    assert "Top management allowed it for this audit." in seen(get(tom, f"{INTERNAL}{id.hex}/"))


def test_the_page_says_why_somebody_does_not_decide(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    lead_appointed(larkbeam, "mei")
    id = asked(larkbeam, planned(larkbeam, auditor=""), by=tom)
    at = f"{INTERNAL}exceptions/{id.hex}/"
    text = seen(get(browser_of("tom"), at))
    assert "You asked for this exception: another member of top management decides." in text
    assert "Allow it for this audit" not in text
    own = asked(larkbeam, planned(larkbeam, auditor="", departments=(), at=after(1)), "tom", at=after(1))
    assert "This exception is for you" in seen(get(browser_of("tom"), f"{INTERNAL}exceptions/{own.hex}/"))


def test_an_exception_is_taken_back_and_ended(larkbeam: Cast) -> None:
    lead_appointed(larkbeam)
    id, tom = asked(larkbeam, planned(larkbeam, auditor="")), browser_of("tom")
    at = f"{INTERNAL}exceptions/{id.hex}/"
    assert "Take it back" in seen(get(tom, at))
    approved(larkbeam, id)
    assert "Take it back" not in seen(get(tom, at))
    assert "There is nothing to end here" in seen(get(tom, f"{at}close/"))
    priya = browser_of("priya")
    form = form_with(get(priya, f"{at}close/"), "act")
    assert send(priya, f"{at}close/", form, because="Ola has learned it.").status_code == 303
    assert "“Ola has learned it.”" in seen(get(tom, at))
    assert not exceptions(larkbeam.organisation).filter(closed_at=None).exists()


def test_the_list_asks_as_often_for_many_as_for_one(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    put_right(larkbeam, "ola", department="Engineering")
    planned(larkbeam)
    few = queries_asked(tom, AUDITS)
    called_off(larkbeam, planned(larkbeam))
    reported(larkbeam, planned(larkbeam, at=after(1), **outside()))
    assert queries_asked(tom, AUDITS) == few <= 12
