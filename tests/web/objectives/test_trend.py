from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from countersign.web.objectives.trend import LARGE, SMALL, Points, Size, trend

FIRST = date(2026, 1, 5)


def points(n: int, value: str = "") -> Points:
    return [(FIRST + timedelta(days=3 * i), Decimal(value or str(i))) for i in range(n)]


def drawn(found: Points, target: str | None = "50", size: Size = LARGE) -> ElementTree.Element:
    aim = Decimal(target) if target else None
    return ElementTree.fromstring(trend(found, aim, size, "Trend: x", "From 0 to 1.", ("5 January", "8 January")))  # noqa: S314


def test_a_trend_of_nothing_is_no_picture() -> None:
    assert trend([], Decimal(1), LARGE, "Trend", "Nothing.", ("", "")) == ""


@pytest.mark.parametrize("n", [1, 2, 100])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_trend_has_a_point_for_each_value_inside_its_frame(n: int, size: Size) -> None:
    picture = drawn(points(n), size=size)
    circles = picture.findall("circle")
    assert len(circles) == n
    for one in circles:
        assert 0 <= float(one.attrib["cx"]) <= size.width
        assert 0 <= float(one.attrib["cy"]) <= size.height
    assert len(picture.findall("polyline")) == (1 if n > 1 else 0)
    assert [one.tag for one in picture][:2] == ["title", "desc"]
    assert picture.attrib["role"] == "img"


def test_a_trend_draws_the_target_where_there_is_one_and_higher_values_higher() -> None:
    def lines(target: str | None) -> list[str]:
        return [one.attrib["class"] for one in drawn(points(3), target).findall("line")]

    assert lines("50") == ["wall-line", "wall-gap"]
    assert lines(None) == ["wall-line"]
    heights = [float(one.attrib["cy"]) for one in drawn(points(3), None).findall("circle")]
    assert heights == sorted(heights, reverse=True)


def test_a_trend_that_never_moves_lies_in_the_middle() -> None:
    found = drawn(points(4, "7"), "7").findall("circle")
    assert len({one.attrib["cy"] for one in found}) == 1
