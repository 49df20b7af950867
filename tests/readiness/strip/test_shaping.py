from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.readiness.rule import Grade
from countersign.readiness.strip.saying import heard, sentences
from countersign.readiness.strip.shaping import MOST_ROWS, Month, Strip, strip_of
from tests.readiness.strip.made import MAJOR, MINOR, TODAY, down, strip, up

MARCH, MAY, JULY = (date(2026, month, 10) for month in (3, 5, 7))


def told(shown: Strip) -> str:
    return " ".join(str(words) for words in sentences(shown))


def test_steps_when_findings_come_and_go_count_each_grade() -> None:
    shown = strip(up(MARCH), up(MAY, "POL-001", MAJOR), up(JULY, grade=MAJOR), down(date(2026, 9, 1), "POL-001"))

    assert [(day.month, stand) for day, stand in shown.steps] == [
        (12, {}),
        (3, {MINOR: 1}),
        (5, {MINOR: 1, MAJOR: 1}),
        (7, {MAJOR: 2}),
        (9, {MAJOR: 1}),
    ]
    assert shown.most == 2


def test_months_count_what_stood_at_their_end_and_what_turned_in_them() -> None:
    shown = strip(up(MARCH), down(date(2026, 3, 20)), up(date(2026, 3, 31)), up(MAY, grade=MAJOR))

    assert shown.months[3] == Month(stand=1, raised=2, cleared=1)
    assert shown.months[5] == Month(stand=1, raised=0, cleared=0)


def test_nothing_is_known_before_the_first_look() -> None:
    shown = strip(up(date(2026, 9, 17)), since=date(2026, 9, 17))

    assert shown.window.first == date(2026, 9, 1)
    assert shown.months == [*(Month(1, n, 0) for n in (1, 0, 0)), *[None] * 9]
    assert [day for day, _ in shown.steps] == [date(2026, 9, 17)]
    assert "Nothing is known before 17 September 2026" in told(shown)


@pytest.mark.parametrize(
    ("since", "says"),
    [(None, "have not been looked at yet"), (date(2026, 9, 17), "Nothing is known of that day")],
)
def test_a_day_of_which_nothing_is_known_says_why(since: date | None, says: str) -> None:
    shown = strip(up(date(2026, 9, 17)), since=since, on=date(2026, 9, 16))

    assert says in told(shown)
    assert (shown.begin, shown.steps, shown.shown) == (None, [], [])
    assert heard(shown) == "Findings by month: nothing is known."


def test_a_past_day_knows_nothing_of_what_came_later() -> None:
    shown = strip(up(MARCH), up(MAY, "POL-001", MAJOR), down(JULY), on=date(2026, 6, 30))

    assert (shown.window.first, shown.until) == (date(2025, 7, 1), date(2026, 6, 30))
    assert [row.code for row in shown.standing] == ["POL-009", "POL-001"]
    assert told(shown) == (
        "Two findings stood on 30 June 2026. The longest: POL-009, since 10 March 2026. "
        "In these months two were raised and none cleared."
    )


def test_rows_when_there_are_few_are_all_that_stood_and_the_longest_first() -> None:
    shown = strip(
        up(date(2025, 2, 1), "ROL-001"), up(MAY, "ROL-002"), up(MARCH, "POL-001"), down(JULY, "POL-001"),
        up(date(2025, 3, 1), "TOP-001"), down(date(2025, 11, 30), "TOP-001"),
    )  # fmt: skip

    assert shown.all_shown
    assert [row.code for row in shown.rows] == ["ROL-001", "ROL-002", "POL-001"]


def test_rows_when_there_are_many_are_those_that_stand() -> None:
    gone = [turn for n in range(MOST_ROWS) for turn in (up(MARCH, f"DIS-{n:03}"), down(MAY, f"DIS-{n:03}"))]
    shown = strip(*gone, up(JULY, "ROL-001"), up(MAY, "ROL-002"))

    assert not shown.all_shown
    assert [row.code for row in shown.rows] == ["ROL-002", "ROL-001"]
    assert shown.most == MOST_ROWS


def test_what_only_says_how_others_could_be_graded_is_not_counted() -> None:
    shown = strip(up(MARCH, "AGG-001", MAJOR), up(MAY))

    assert [row.code for row in shown.shown] == ["POL-009"]
    assert [row.code for row in shown.found] == ["AGG-001", "POL-009"]


def test_a_day_ahead_shows_what_lapses_in_the_months_to_come_and_counts_the_rest() -> None:
    days = (date(2027, 2, 1), date(2027, 12, 1), None)
    coming = [(f"DIS-00{n}", MINOR, day) for n, day in enumerate(days)]
    shown = strip_of([up(MAY)], date(2024, 1, 1), date(2028, 1, 1), TODAY, coming)

    assert (shown.window.first, shown.window.end, shown.until) == (date(2026, 6, 1), date(2027, 6, 1), TODAY)
    assert [(one.code, one.on) for one in shown.ahead] == [("DIS-000", days[0])]
    assert "Two more lapse later than is drawn, or on a day that is not known." in told(shown)
    assert "DIS-000 lapses on 1 February 2027" in heard(shown)


@pytest.mark.parametrize("day", [date.min, date(1, 2, 28), date.max, TODAY + timedelta(days=40_000)])
def test_any_day_there_is_has_a_strip(day: date) -> None:
    shown = strip(up(MARCH), on=day)

    assert shown.until == min(day, TODAY)
    assert len(shown.months) == 12


def test_the_same_in_words_says_every_month() -> None:
    shown = strip(up(date(2026, 10, 3), grade=Grade.OBSERVATION), since=date(2026, 10, 3))

    assert heard(shown) == (
        "Findings by month. October 2026: one raised, none cleared, one at its end; "
        "November 2026: none raised, none cleared, one at its end."
    )
    assert told(shown).startswith("One finding stood on 20 November 2026. It had stood since 3 October 2026.")
