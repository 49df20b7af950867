"""How many to ask: the table of the catalogue (DOMAIN, 7.4), and the definition counted out."""

from __future__ import annotations

from math import comb

import pytest

from countersign.kernel.sampling import sample_needed

HUGE = 10**12


@pytest.mark.parametrize(
    ("size", "at_90", "at_95"),
    [(12, 11, 12), (25, 13, 16), (50, 18, 22), (180, 21, 27), (500, 22, 28), (2_400, 22, 29), (HUGE, 22, 29)],
)
def test_the_table_of_the_catalogue(size: int, at_90: int, at_95: int) -> None:
    assert sample_needed(size, percent=10, sure=90, most=100) == at_90
    assert sample_needed(size, percent=10, sure=95, most=100) == at_95


@pytest.mark.parametrize("sure", [0, 50, 90, 95, 99, 100])
@pytest.mark.parametrize("percent", [0, 5, 10, 50, 100])
@pytest.mark.parametrize("size", [*range(1, 40), 95, 105])
def test_it_is_the_smallest_that_is_sure_enough(size: int, percent: int, sure: int) -> None:
    unaware = max(1, int(size * percent / 100 + 0.5))
    enough = [n for n in range(size + 1) if 100 * comb(size - unaware, n) <= (100 - sure) * comb(size, n)]

    assert sample_needed(size, percent=percent, sure=sure, most=size) == enough[0]


def test_halves_are_rounded_up() -> None:
    """Of 15 people two are taken to be unaware, of 14 one."""
    assert [sample_needed(size, percent=10, sure=90, most=100) for size in (14, 15)] == [13, 10]


def test_it_is_never_more_than_the_most_or_than_there_are() -> None:
    assert sample_needed(HUGE, percent=0, sure=100, most=22) == 22
    assert sample_needed(3, percent=10, sure=100, most=22) == 3
    assert sample_needed(0, percent=10, sure=90, most=22) == 0
