"""What answers to audit findings promise stands on the register too, read and not copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from countersign.actions.queries import actions
from countersign.audits import queries
from tests.actions.worlds import added, after, lead
from tests.audits import found as findings
from tests.cast import Cast
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

ACTIONS = "/o/larkbeam-ltd/actions/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(1), tick=False):
        yield


def promised(here: Cast, **changed: Any) -> Any:
    """A finding of the certifier, answered: Mei does what keeps it from coming back, by 2 March 2026."""
    finding = findings.recorded(here, findings.visited(here))
    return findings.answered(here, finding, by=lead(here), doer="mei", **changed)


def test_what_an_answer_to_a_finding_promises_stands_on_the_register_once(larkbeam: Cast) -> None:
    added(larkbeam)
    answer = promised(larkbeam)
    page = get(browser_of("tom"), ACTIONS)
    told = seen(page)
    assert "2 open" in told
    assert "Two actions are open" in told
    part = told.partition("From findings of audits")[2]
    assert "Corrective action · Audit from outside, Clause A.5.18 Mei Sato 2 March 2026 open" in part
    assert f"/audits/findings/{queries.answer(larkbeam.organisation, answer).finding_id.hex}/" in page.content.decode()
    assert actions(larkbeam.organisation).count() == 1


def test_a_promise_that_is_done_waits_and_one_that_was_returned_is_gone(larkbeam: Cast) -> None:
    answer = promised(larkbeam)
    findings.finished(larkbeam, answer, by=larkbeam.actor("mei"))
    tom = browser_of("tom")
    told = seen(get(tom, f"{ACTIONS}?show=waiting"))
    assert "0 open" in told
    assert "1 wait to be verified" in told
    assert "done, waits until somebody looks whether it works" in told
    findings.returned(larkbeam, answer)
    assert "No action yet" in seen(get(tom, ACTIONS))


def test_a_promise_is_late_after_its_day(larkbeam: Cast) -> None:
    promised(larkbeam)
    with time_machine.travel(after(90), tick=False):
        told = seen(get(browser_of("tom"), f"{ACTIONS}?show=late"))
    assert "One action is late" in told
    assert "late since 2 March 2026" in told


def test_staff_see_what_they_promised_and_no_other_s(larkbeam: Cast) -> None:
    promised(larkbeam)
    assert "1 open" in seen(get(browser_of("mei"), ACTIONS))
    assert "Nothing for you to do" in seen(get(browser_of("ola"), ACTIONS))


def test_the_list_that_leaves_holds_what_audits_left(larkbeam: Cast) -> None:
    added(larkbeam)
    promised(larkbeam)
    rows = get(browser_of("tom"), f"{ACTIONS}actions.csv?show=all").content.decode().splitlines()
    assert len([row for row in rows if "Clause A.5.18" in row]) == 1
    assert len({row.count(";") or row.count(",") for row in rows[:1]}) == 1


def test_many_promises_are_read_in_as_many_statements_as_one(larkbeam: Cast) -> None:
    promised(larkbeam)
    tom = browser_of("tom")
    get(tom, ACTIONS)
    few = asked(tom, ACTIONS)
    for _number in range(3):
        promised(larkbeam)
    assert asked(tom, ACTIONS) == few
