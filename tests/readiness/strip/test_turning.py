from __future__ import annotations

from datetime import date

from countersign.readiness.rule import Grade
from countersign.readiness.strip.turning import Run, rows_of
from tests.readiness.strip.made import MAJOR, MINOR, down, up

MARCH, MAY, JUNE, JULY = (date(2026, month, 10) for month in (3, 5, 6, 7))


def test_rows_of_a_finding_that_was_cleared_and_raised_again_has_two_runs() -> None:
    [row] = rows_of([up(MARCH), down(MAY), up(JULY)])

    assert row.runs == (Run(((MARCH, MINOR),), MAY), Run(((JULY, MINOR),)))
    assert row.run_on(JUNE) is None


def test_rows_of_a_finding_that_was_graded_differently_is_one_run() -> None:
    [row] = rows_of([up(MARCH), up(MAY, grade=MAJOR), down(JULY, grade=MAJOR)])

    assert row.runs == (Run(((MARCH, MINOR), (MAY, MAJOR)), JULY),)
    assert [row.runs[0].on(day) for day in (date(2026, 3, 9), MARCH, JUNE, JULY)] == [None, MINOR, MAJOR, None]


def test_rows_of_findings_with_one_code_are_told_apart_by_their_keys() -> None:
    found = rows_of([up(MARCH, key="isms_lead"), up(MARCH, key="hr"), down(MAY, key="hr")])

    assert [(row.key, row.runs[-1].until) for row in found] == [("isms_lead", None), ("hr", MAY)]


def test_rows_of_what_was_raised_and_cleared_on_one_day_stood_on_none() -> None:
    [row] = rows_of([up(MARCH), down(MARCH)])

    assert row.runs == (Run(((MARCH, MINOR),), MARCH),)
    assert row.runs[0].on(MARCH) is None


def test_rows_of_a_clearing_alone_says_nothing() -> None:
    assert rows_of([down(MAY)]) == []
    assert [row.runs[0].grades for row in rows_of([down(MAY), up(JULY, grade=Grade.OBSERVATION)])] == [
        ((JULY, Grade.OBSERVATION),)
    ]
