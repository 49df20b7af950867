from __future__ import annotations

from countersign.awareness.models import Urn
from countersign.awareness.rounds.close_draws import close_draws
from tests.awareness.drawing import LAST, answered, drawn, fixed, row
from tests.awareness.worlds import AT, after
from tests.cast import Cast


def test_close_what_has_ended_once(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    assert close_draws(after(10)) == 0
    assert close_draws(LAST) == 1
    assert row(larkbeam, id).closed_at == LAST
    assert close_draws(LAST) == 0


def test_close_at_once_when_everybody_has_answered(larkbeam: Cast) -> None:
    drawn(larkbeam)
    answered(larkbeam)
    assert close_draws(AT) == 1


def test_forget_the_salt_of_a_list_that_was_never_drawn_from(larkbeam: Cast) -> None:
    fixed(larkbeam)
    close_draws(AT)
    assert Urn.objects.filter(organisation_id=larkbeam.organisation).exists()
    close_draws(after(1))
    assert not Urn.objects.filter(organisation_id=larkbeam.organisation).exists()
