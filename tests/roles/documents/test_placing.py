"""The chart is set on the smallest paper on which it can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.roles.documents.placing import AROUND, LARGEST, MARGINS, SIZES, SMALLEST, Paper, paper


@pytest.mark.parametrize(
    ("width", "height", "size", "turned"),
    [
        (0, 0, "a4", False),
        (516, 300, "a4", False),
        (1076, 600, "a4", False),
        (1356, 600, "a4", True),
        (1356, 1500, "a3", False),
        (516, 4000, "a1", False),
    ],
)
def test_upright_where_it_can_be_read_then_turned_then_larger(width: int, height: int, size: str, turned: bool) -> None:
    found = paper(width, height)
    assert (found.size, found.turned) == (size, turned)
    assert SMALLEST <= found.unit <= LARGEST


@given(st.integers(0, 60_000), st.integers(0, 60_000))
def test_it_always_fits(width: int, height: int) -> None:
    found = paper(width, height)
    short, long = next((short, long) for size, short, long in SIZES if size == found.size)
    wide, high = (long, short) if found.turned else (short, long)
    assert width * found.unit <= wide - MARGINS + 0.01
    assert height * found.unit <= high - AROUND + 0.01


def test_what_fits_nowhere_is_as_large_as_it_can_be() -> None:
    assert paper(60_000, 500) == Paper("a0", turned=True, unit=(SIZES[-1][2] - MARGINS) / 60_000)
