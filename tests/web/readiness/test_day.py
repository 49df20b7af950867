"""The state on a day: what stood, what turned, what leadership had done and what was due, and the way to other days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine

from countersign.kernel.actors import Hat
from countersign.readiness.rounds.look import look
from tests.actions.worlds import added
from tests.cast import Cast
from tests.policies.worlds import AT, after, in_force_from, lead
from tests.processes.worlds import checked, described
from tests.web.roles.pages import get, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

DAY = "/o/larkbeam-ltd/findings/day/"
TODAY = date(2026, 1, 8)


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def told(query: str = "", first: str = "priya") -> str:
    return seen(get(browser_of(first), DAY + query))


def part(text: str, head: str, until: str) -> str:
    return text.partition(head)[2].partition(until)[0]


def links(query: str = "") -> dict[str, str]:
    """The steps back and on, by their relation."""
    page = get(browser_of("priya"), DAY + query).content.decode()
    return dict(re.findall(r'rel="(prev|next)" href="[^"]*on=([0-9-]+)"', page))


def test_a_day_before_anything_was_recorded_says_so(larkbeam: Cast) -> None:
    text = told("?on=2025-03-04")
    assert "Tuesday, 4 March 2025" in text
    assert "Nobody looked on that day" in text
    assert "Nothing is known of an earlier day." in text
    assert "No ask, commitment, objective, action, review or audit of a certifier had its day near this one." in text
    assert "No act of leadership had been recorded in it by then." in text


def test_the_day_of_a_signature_is_a_step_and_shows_what_it_ended(larkbeam: Cast) -> None:
    """On 6 January the policy is signed; before it, nothing is there."""
    described(larkbeam, at=after(-1))
    look(after(-1))
    in_force_from(larkbeam)
    look(after(1))
    assert links("?on=2026-01-06") == {"prev": "2026-01-05", "next": "2026-01-07"}
    text = told("?on=2026-01-06")
    turned = part(text, "What is different from 5 January 2026.", "All findings of this day")
    assert "There is no overall information security policy on record. ended, was major · POL-001" in turned
    assert "Priya" in part(text, "What leadership did", "What was due")
    assert "signed" in part(text, "What leadership did", "What was due")


def test_what_stands_is_what_the_findings_of_that_day_say(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    for on in ("2026-01-05", "2026-01-08"):
        page = seen(get(browser_of("priya"), f"/o/larkbeam-ltd/findings/?on={on}"))
        heading = re.search(r"(\w+ findings?(?:, \w+ of them major)?) ", page)
        assert heading
        assert heading[1] in told(f"?on={on}")


def test_the_wall_is_as_it_was_known_that_day(larkbeam: Cast) -> None:
    """A case of 2 January, recorded on the 7th: on the 6th nobody here knew of it."""
    id = described(larkbeam, at=AT)
    checked(larkbeam, id, date(2026, 1, 2), by=lead(larkbeam), at=after(1))
    assert "No act of leadership is on record" in told("?on=2026-01-06")
    assert "looked at a case" not in told("?on=2026-01-06")
    assert "One act so far" in told("?on=2026-01-07")
    assert "looked at a case" not in part(told("?on=2026-01-04"), "What leadership did", "What was due")
    assert "One act so far" in seen(get(browser_of("priya"), "/o/larkbeam-ltd/wall/?on=2026-01-06"))


def test_an_act_that_was_recorded_later_makes_both_days_steps(larkbeam: Cast) -> None:
    id = described(larkbeam, at=AT)
    checked(larkbeam, id, date(2026, 1, 2), by=lead(larkbeam), at=after(1))
    assert links("?on=2026-01-04") == {"prev": "2026-01-02", "next": "2026-01-07"}
    assert links("?on=2026-01-02") == {"next": "2026-01-07"}
    assert links() == {"prev": "2026-01-07"}
    assert "Nothing has changed since." in told()


def test_what_was_due_is_told_with_what_is_past(larkbeam: Cast) -> None:
    added(larkbeam, title="Close old accounts", due_on=date(2026, 1, 7), raised_on=date(2026, 1, 2))
    assert "Close old accounts 7 January 2026" in told("?on=2026-01-06")
    assert "Close old accounts was due on 7 January 2026" in told("?on=2026-01-08")
    assert "Close old accounts" not in told("?on=2026-01-01")


@pytest.mark.parametrize("query", ["?on=2031-01-01", "?on=tomorrow", "?on=2026-13-41", ""])
def test_a_day_ahead_or_none_is_today(larkbeam: Cast, query: str) -> None:
    assert "Thursday, 8 January 2026" in told(query)


@pytest.mark.parametrize("on", ["0001-01-01", "1970-01-01", "9999-12-31"])
def test_the_first_and_last_days_there_are_have_a_page(larkbeam: Cast, on: str) -> None:
    assert get(browser_of("priya"), f"{DAY}?on={on}").status_code == 200


def test_months_lead_to_their_last_day_of_change(larkbeam: Cast) -> None:
    id = described(larkbeam, at=AT)
    checked(larkbeam, id, date(2025, 11, 20), by=lead(larkbeam), at=after(1))
    page = get(browser_of("priya"), DAY).content.decode()
    assert "on=2025-11-20" in page
    assert "on=2025-10-31" in page
    assert "Nov 25 (one day)" in told()


def test_findings_and_wall_lead_here_on_their_day_and_not_on_one_ahead(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    for page in ("findings", "wall"):
        here = get(tom, f"/o/larkbeam-ltd/{page}/?on=2026-01-04").content.decode()
        assert f"{DAY}?on=2026-01-04" in here
        ahead = get(tom, f"/o/larkbeam-ltd/{page}/?on={TODAY + timedelta(days=9)}").content.decode()
        assert DAY not in ahead


@pytest.mark.parametrize(("first", "status"), [("tom", 200), ("priya", 200), ("ola", 403)])
def test_it_is_read_by_whoever_may_read_findings(larkbeam: Cast, first: str, status: int) -> None:
    assert get(browser_of(first), DAY).status_code == status


def test_it_asks_as_often_however_much_there_is(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    id = described(larkbeam, at=AT)
    checked(larkbeam, id, date(2026, 1, 2), by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=after(1))
    added(larkbeam)
    tom = browser_of("tom")
    get(tom, DAY)
    few = asked(tom, DAY)
    for day in range(1, 6):
        checked(larkbeam, id, date(2025, 12, day), by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=after(1))
        added(larkbeam, title=f"Number {day}")
    assert asked(tom, DAY) == few <= 60
