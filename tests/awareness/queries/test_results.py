"""How a draw came out, in numbers, and never of few."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from countersign.awareness.enums import Mark
from countersign.awareness.models import SpotCheck
from countersign.awareness.queries import collect_spot_checks, collect_spot_stats, results, staff_stats
from countersign.awareness.queries.results import Share, apart, has_passed
from tests.awareness.drawing import answered, closed, counted, drawn
from tests.awareness.worlds import TODAY, after
from tests.cast import Cast
from tests.people.worlds import put_right

YES, PARTLY, NO = Mark.YES, Mark.PARTLY, Mark.NO


@pytest.mark.parametrize(
    ("marks", "passed"),
    [
        ({"S1": YES, "S4": YES}, True),
        ({"S1": PARTLY, "S4": PARTLY}, True),
        ({"S1": NO, "S4": YES, "S2": YES}, False),
        ({"S1": YES, "S4": NO, "S2": YES}, False),
        ({"S1": PARTLY, "S4": PARTLY, "S2": NO}, False),
        ({"S1": YES, "S4": PARTLY, "S2": NO}, True),
    ],
)
def test_passed_is_half_of_it_and_never_without_the_two_that_matter(marks: dict[str, Mark], passed: bool) -> None:
    assert has_passed(marks) is passed


@pytest.mark.parametrize(
    ("n", "of", "interval"),
    [(5, 6, (44, 97)), (10, 10, (72, 100)), (0, 10, (0, 28)), (81, 263, (26, 37)), (15, 148, (6, 16))],
)
def test_the_interval_is_that_of_wilson(n: int, of: int, interval: tuple[int, int]) -> None:
    """The last two after Newcombe (1998), table I."""
    assert Share(n, of).interval == interval


def rows(**departments: int) -> list[SpotCheck]:
    return [
        SpotCheck(passed=True, said={"department": name, "marks": {}})
        for name, n in departments.items()
        for _ in range(n)
    ]


def shown(**departments: int) -> tuple[dict[str, int], int]:
    named, rest = apart(rows(**departments))
    return {name: share.of for name, share in named}, rest.of if rest else 0


def test_departments_of_five_are_shown_and_others_put_together() -> None:
    assert shown(Sales=5, IT=6, Legal=2, HR=3) == ({"Sales": 5, "IT": 6}, 5)


def test_what_is_left_over_is_never_of_few() -> None:
    """Two from Legal could be worked out from the total, so the smallest that is shown goes to them."""
    assert shown(Sales=5, IT=6, Legal=2) == ({"IT": 6}, 7)
    assert shown(Sales=9, Legal=4) == ({}, 0)
    assert shown(Sales=5, IT=5) == ({"Sales": 5, "IT": 5}, 0)


def test_a_department_that_was_taken_back_is_nobody_s() -> None:
    assert apart([SpotCheck(passed=True, said=None) for _ in range(9)]) == ([], None)


def test_fewer_than_five_answers_have_no_result(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    answered(larkbeam, most=4)
    closed(larkbeam, id)
    assert results(larkbeam.organisation, id) is None


def test_by_question_and_by_department(larkbeam: Cast) -> None:
    for first in ("tom", "mei", "ruth", "ola", "dana"):
        put_right(larkbeam, first, department="Engineering")
    found = results(larkbeam.organisation, counted(larkbeam, mark=PARTLY, found=False))
    assert found
    assert (found.passed, found.found) == (Share(6, 6), Share(0, 6))
    assert found.departments == [], "Priya alone would be left over"
    marks = dict(found.marks)
    assert marks["S1"] == {YES: 0, PARTLY: 6, NO: 0}
    assert "S9" not in marks, "Dana alone comes from outside"


def test_what_readiness_is_told_has_no_names_and_begins_when_it_was_counted(larkbeam: Cast) -> None:
    counted(larkbeam, at=after(3), mark=NO, found=False)
    on = TODAY + timedelta(days=3)
    assert collect_spot_checks(larkbeam.organisation, TODAY) == ()
    told = collect_spot_checks(larkbeam.organisation, on)
    columns = {(one.group, one.passed, one.found, one.person, one.on) for one in told}
    assert columns == {("staff", False, False, None, on)}
    stats = collect_spot_stats(larkbeam.organisation, on)
    assert (stats.staff_asked, stats.staff_passed) == (6, 0)
    assert collect_spot_stats(larkbeam.organisation, on + timedelta(days=181)).staff_asked == 0


def small(here: Cast, days: int, most: int, mark: Mark = YES) -> None:
    """A draw in which so many answered."""
    id = drawn(here, at=after(days))
    answered(here, mark=mark, most=most, at=after(days))
    closed(here, id, at=after(days + 12))


def totals(here: Cast, *days: int) -> list[tuple[int, int]]:
    return [staff_stats(here.organisation, TODAY + timedelta(days=one)) for one in days]


def test_answers_of_small_draws_count_once_there_are_five_of_them(larkbeam: Cast) -> None:
    """Before, the total less what the large draw shows of itself would have told how three people answered."""
    counted(larkbeam)
    small(larkbeam, 1, 3, NO)
    assert totals(larkbeam, 0, 13) == [(6, 6), (6, 6)]
    small(larkbeam, 20, 2, YES)
    assert totals(larkbeam, 31, 32) == [(6, 6), (8, 11)]
    small(larkbeam, 40, 4, NO)
    assert totals(larkbeam, 52) == [(8, 11)], "four more, and the five before are told already"


def test_what_came_together_leaves_together(larkbeam: Cast) -> None:
    """Or one draw of it could be seen in the difference of two days."""
    small(larkbeam, 1, 3, NO)
    small(larkbeam, 20, 3)
    assert totals(larkbeam, 32, 13 + 181, 32 + 180, 32 + 181) == [(3, 6), (3, 6), (3, 6), (0, 0)]


def test_no_two_days_differ_by_fewer_than_five_answers(larkbeam: Cast) -> None:
    sizes = (6, 2, 4, 1, 3, 6, 4, 4)
    for place, most in enumerate(sizes):
        small(larkbeam, 15 * place, most, NO if place % 2 else YES)
    seen = [of for _passed, of in totals(larkbeam, *range(400))]
    steps = {abs(after_it - before) for before, after_it in pairwise(seen) if after_it != before}
    assert steps
    assert min(steps) >= 5


def test_readiness_is_told_of_small_draws_in_the_same_way(larkbeam: Cast) -> None:
    small(larkbeam, 1, 3)
    assert collect_spot_checks(larkbeam.organisation, TODAY + timedelta(days=13)) == ()
    small(larkbeam, 20, 2, NO)
    on = TODAY + timedelta(days=32)
    told = collect_spot_checks(larkbeam.organisation, on)
    assert [(one.on, one.passed) for one in told].count((on, True)) == 3
    assert {one.on for one in told} == {on}
    assert collect_spot_stats(larkbeam.organisation, on).staff_asked == 5
