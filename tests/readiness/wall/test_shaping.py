"""What a wall shows, and what it says is missing."""

from __future__ import annotations

from datetime import date

from countersign.readiness.wall.shaping import Gap, Wall, heard, sentences
from tests.readiness.wall.made import TOM, act, wall


def said(shown: Wall) -> str:
    return " ".join(str(words) for words in sentences(shown))


def test_three_empty_months_are_a_gap_and_two_are_none() -> None:
    shown = wall(act(date(2026, 3, 20)), act(date(2026, 6, 1)), act(date(2026, 10, 31)))
    assert shown.gaps("a") == [Gap(4, 7)]
    assert shown.gaps("b") == [Gap(0, 9)]


def test_a_row_that_cannot_be_recorded_has_no_gap() -> None:
    assert wall(recorded="a").gaps("b") == []


def test_what_lies_outside_the_months_is_left_out() -> None:
    assert wall(act(date(2026, 2, 28)), act(date(2027, 3, 1))).acts == ()


def test_an_act_with_two_duties_is_counted_once_and_stands_in_both_rows() -> None:
    shown = wall(act(date(2026, 11, 1), duties=("a", "c")))
    assert (len(shown.row("a")), len(shown.row("c")), len(shown.in_month(8))) == (1, 1, 1)
    assert said(shown).startswith("One act so far, by Priya Raman. All of it falls in the last 60 days.")


def test_acts_are_counted_and_attributed() -> None:
    months = [act(date(2026, month, 3)) for month in range(3, 12)]
    shown = wall(*months, act(date(2026, 4, 1), who=TOM, leads=False), recorded="ab")
    assert said(shown) == (
        "Ten acts so far, nine of them by Priya Raman. Two fall in the last 60 days. "
        "Row b has had no mark. Countersign does not record rows c, d, e, f, g and h yet."
    )


def test_many_hands_are_counted_and_nobody_is_singled_out() -> None:
    shown = wall(*(act(date(2026, 3, day), who=f"L{day}") for day in range(1, 31)), recorded="abcdefg")
    assert said(shown).startswith("30 acts so far, by 30 people. Nothing falls in the last 60 days.")
    assert said(shown).endswith("Row a has had none since 30 March 2026. Countersign does not record h yet.")


def test_what_was_done_outside_is_counted_apart() -> None:
    outside = act(date(2026, 3, 3), days_later=40, elsewhere=True)
    assert said(wall(outside)).startswith("One was done outside and only recorded here. Rows b")
    assert outside.hand == "elsewhere"
    assert act(date(2026, 3, 3), elsewhere=True, leads=False).hand == "other"


def test_an_empty_wall_says_so() -> None:
    assert said(wall(recorded="a")).startswith(
        "No act of leadership is on record in these months. Row a has had no mark."
    )


def test_the_same_wall_of_one_person() -> None:
    shown = wall(act(date(2026, 3, 3)), act(date(2026, 3, 4), who=TOM)).of([f"person_{TOM}"])
    assert [one.who for one in shown.acts] == [TOM]


def test_a_screen_reader_hears_the_first_and_how_many_more() -> None:
    told = heard([act(date(2026, 3, day)) for day in range(1, 8)])
    assert told.startswith("1 March 2026, Priya Raman did it; 2 March")
    assert told.endswith("; and 4 more")
