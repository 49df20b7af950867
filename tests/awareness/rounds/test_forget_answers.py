from __future__ import annotations

from countersign.awareness.queries import spot_checks
from countersign.awareness.rounds.forget_answers import forget_answers
from tests.awareness.commands.test_forget_answers import LATER
from tests.awareness.drawing import counted
from tests.awareness.worlds import after
from tests.cast import Cast


def test_forget_what_is_two_years_old_and_nothing_else(larkbeam: Cast) -> None:
    counted(larkbeam)
    assert forget_answers(after(700)) == 0
    assert all(one.marks for one in spot_checks(larkbeam.organisation))
    assert forget_answers(LATER) == 1
    assert not any(one.marks for one in spot_checks(larkbeam.organisation))
    assert forget_answers(LATER) == 0
