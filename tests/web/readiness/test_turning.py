from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from countersign.kernel.references import new_id
from countersign.ledger.writing import write_many
from countersign.readiness.commands.record_turns import record_turns
from countersign.readiness.entries import FindingCleared, FindingRaised
from countersign.readiness.models import Turn
from countersign.readiness.queries import first_look, open_turns, turned
from countersign.readiness.rule import LONGEST_KEY, Finding, Grade
from tests.cast import Cast
from tests.ledger.doing import do
from tests.policies.worlds import AT, after, begun
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

FINDINGS = "/o/larkbeam-ltd/findings/"
TODAY = AT.date()


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def look(here: Cast, days: int = 0) -> None:
    record_turns(on=TODAY + timedelta(days=days), by=here.system, at=after(days))


def turn(here: Cast, days: int, code: str, key: str = "", *, raised: bool = True) -> Turn:
    """As a look some days from the first would enter it."""
    at = after(days)
    row = {"code": code, "key": key, "grade": Grade.MINOR, "raised": raised, "turned_on": at.date(), "turned_at": at}
    return Turn(id=new_id(at), organisation_id=here.organisation, **row)


def enter(here: Cast, *turns: Turn) -> None:
    def written(*_: object) -> None:
        write_many(list(turns), [FindingRaised() if one.raised else FindingCleared() for one in turns])

    do(what=written, by=here.system, at=AT)


def test_the_page_draws_what_was_raised_and_cleared(larkbeam: Cast) -> None:
    look(larkbeam)
    begun(larkbeam)
    look(larkbeam, 1)

    page = get(browser_of("tom"), FINDINGS)
    text, html = seen(page), page.content.decode()
    assert "Nothing is known before 6 January 2026, when they were first looked at." in text
    assert html.count('class="strip-picture"') == 2
    assert "POL-001 No information security policy: raised as major 6 January 2026, cleared 7 January 2026" in html
    assert "Findings by month. January 2026: " in html


def test_the_page_when_nobody_has_looked_says_so(larkbeam: Cast) -> None:
    page = get(browser_of("tom"), FINDINGS)

    assert "The findings have not been looked at yet." in seen(page)
    assert "strip-picture" not in page.content.decode()


def test_the_page_of_a_day_before_the_first_look_knows_nothing(larkbeam: Cast) -> None:
    look(larkbeam)

    assert "Nothing is known of that day: the findings were first looked at on 6 January 2026." in seen(
        get(browser_of("tom"), f"{FINDINGS}?on=2026-01-05")
    )


def test_a_finding_that_was_graded_anew_is_open_since_it_was_raised(larkbeam: Cast) -> None:
    graver = turn(larkbeam, 1, "POL-001")
    look(larkbeam)
    enter(larkbeam, graver)

    assert "5.2 · POL-001 · open since 6 January 2026" in seen(get(browser_of("tom"), FINDINGS))


def test_the_page_names_whom_a_finding_is_about(larkbeam: Cast) -> None:
    look(larkbeam)
    enter(larkbeam, turn(larkbeam, 1, "ROL-013", f"person_{larkbeam.person('priya').id.hex}"))

    assert "Several hats, and the record does not say which is worn when: Priya Raman" in seen(
        get(browser_of("tom"), FINDINGS)
    )


def test_the_page_asks_as_often_for_one_turn_as_for_fifty(larkbeam: Cast) -> None:
    look(larkbeam)
    visitor = browser_of("tom")
    get(visitor, FINDINGS)
    with CaptureQueriesContext(connection) as few:
        get(visitor, FINDINGS)
    enter(larkbeam, *(turn(larkbeam, 1, "ROL-013", f"someone {n}", raised=n % 3 > 0) for n in range(50)))
    with CaptureQueriesContext(connection) as many:
        get(visitor, FINDINGS)

    assert len(many) == len(few)


def test_turned_takes_what_stood_when_the_days_began_since_it_stood(larkbeam: Cast) -> None:
    """Raised, cleared, raised, graded anew, all before; and one that was gone by then."""
    long = [turn(larkbeam, days, "POL-001", raised=raised) for days, raised in ((0, True), (1, False), (2, True))]
    gone = [turn(larkbeam, 0, "POL-002"), turn(larkbeam, 3, "POL-002", raised=False)]
    enter(
        larkbeam,
        *long,
        turn(larkbeam, 3, "POL-001"),
        *gone,
        turn(larkbeam, 9, "POL-009"),
        turn(larkbeam, 20, "TOP-001"),
    )

    found = turned(larkbeam.organisation, after(5).date(), after(10).date())
    assert [(one.code, (one.on - TODAY).days) for one in found] == [("POL-001", 2), ("POL-001", 3), ("POL-009", 9)]
    assert first_look(larkbeam.organisation) is None


def test_a_finding_with_a_very_long_key_is_entered_as_a_turn(larkbeam: Cast) -> None:
    found = Finding(Grade.MINOR, says=None, key="a row of the matrix that somebody has named at length, " * 9)  # type: ignore[arg-type]
    enter(larkbeam, turn(larkbeam, 0, "RAC-001", found.key))

    [row] = open_turns(larkbeam.organisation)
    assert (row.key, len(row.key)) == (found.key, LONGEST_KEY)
    assert row.turned_on == date(2026, 1, 6)
