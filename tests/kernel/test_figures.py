from __future__ import annotations

import pytest

from countersign.kernel.figures import read_figure, share
from countersign.kernel.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("98", "98"),
        (" 98.50 ", "98.5"),
        ("98,5", "98.5"),
        ("007", "7"),
        ("0", "0"),
        ("0.0", "0"),
        ("12 500", "12500"),
        ("1.125", "1.125"),
        ("100", "100"),
    ],
)
def test_read_figure_keeps_the_number_without_needless_noughts(typed: str, figure: str) -> None:
    assert read_figure(typed) == figure


@pytest.mark.parametrize("typed", ["", "many", "-1", "1e9", "1.2.3", "1234567890123", "1.23456", "٣", "½", "98%"])
def test_read_figure_of_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="is no number"):
        read_figure(typed)


def test_read_figure_that_could_be_two_numbers_is_refused() -> None:
    with pytest.raises(Refused, match="could be two numbers"):
        read_figure("1,000")


@pytest.mark.parametrize(
    ("part", "whole", "says"), [(199, 200, "99.5"), (2, 3, "66.6"), (999_999, 1_000_000, "99.9"), (3, 3, "100")]
)
def test_share_is_never_rounded_up(part: int, whole: int, says: str) -> None:
    assert share(part, whole) == says
