"""As much of a chart as a picture holds, and how many stand below that."""

from __future__ import annotations

from datetime import date

import pytest

from countersign.roles.queries import Chart, chart, folded, roles, standings
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.roles.queries.test_charting import told
from tests.roles.worlds import begun, held

ON = date(2026, 3, 2)


@pytest.fixture
def drawn(larkbeam: Cast) -> Chart:
    """Priya; below her Tom, below him Mei and Ruth, below Mei Ola. Dana stands apart."""
    begun(larkbeam)
    for first, to in (("tom", "priya"), ("mei", "tom"), ("ruth", "tom"), ("ola", "mei")):
        put_right(larkbeam, first, manager_id=larkbeam.person(to).id)
    for first in ("ola", "ruth", "dana"):
        held(larkbeam, first, "dept_contact")
    here = larkbeam.organisation
    return chart(here, ON, roles(here), standings(here, ON))


def test_what_fits_is_left_as_it_is(drawn: Chart) -> None:
    part = folded(drawn, None, most=6)
    assert (part.chart, part.branch, part.left_out) == (drawn, None, 0)


@pytest.mark.parametrize(
    ("most", "shown", "left_out"),
    [
        (5, [["Priya Raman", [["Tom Okafor", ["Mei Sato", "Ruth Ellis"]]]]], 1),
        (4, [["Priya Raman", [["Tom Okafor", ["Mei Sato"]]]]], 2),
        (2, ["Priya Raman"], 4),
    ],
)
def test_upper_levels_come_first(drawn: Chart, most: int, shown: list[object], left_out: int) -> None:
    part = folded(drawn, None, most=most)
    assert plain(told(part.chart.tops)) == shown
    assert part.left_out == left_out
    assert told(part.chart.apart) == ["Dana Field"]


def plain(some: list[object]) -> list[object]:
    return [[one[0], plain(one[1])] if isinstance(one, tuple) else one for one in some]


def test_each_says_how_many_of_those_below_are_not_shown(drawn: Chart) -> None:
    [priya] = folded(drawn, None, most=4).chart.tops
    [tom] = priya.below
    [mei] = tom.below
    assert (priya.below_it, priya.more) == (4, 0)
    assert (tom.below_it, tom.more) == (3, 1)
    assert (mei.below_it, mei.more) == (1, 1)


def test_a_branch_begins_with_somebody(drawn: Chart) -> None:
    tom = drawn.tops[0].below[0]
    part = folded(drawn, tom.person.id, most=2)
    assert (part.chart.tops, part.branch, part.left_out) == ((), tom, 2)
    assert plain(told(part.chart.apart)) == [["Tom Okafor", ["Mei Sato"]]]
    assert part.chart.vacant == ()


def test_whoever_is_not_in_the_chart_has_no_branch(drawn: Chart, larkbeam: Cast) -> None:
    with pytest.raises(ValueError, match="not in the chart"):
        folded(drawn, larkbeam.organisation)
