from __future__ import annotations

import pytest

from countersign.kernel.figures import read_figure
from countersign.objectives.enums import Counted
from countersign.objectives.library import MEASURES, STARTERS, Starter, starter


@pytest.mark.parametrize("one", STARTERS, ids=lambda one: one.key)
def test_a_starter_can_be_measured_and_is_no_zero(one: Starter) -> None:
    assert read_figure(one.target) == one.target != "0"
    assert str(one.title)
    assert str(one.measure)
    assert starter(one.key) is one


def test_starters_have_keys_of_their_own_and_every_count_a_name() -> None:
    assert len({one.key for one in STARTERS}) == len(STARTERS) == 14
    assert MEASURES.keys() == {*Counted}
    assert {one.counted for one in STARTERS} >= {*Counted}
    assert starter("nothing of the sort") is None
