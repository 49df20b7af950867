"""That somebody was told of a spot check is forgotten with it: nobody can say who was drawn."""

from __future__ import annotations

from countersign.delivery.models import NoticeItem
from countersign.delivery.rounds.forget_invitations import forget_invitations
from countersign.delivery.rounds.remind import remind
from tests.awareness.drawing import LAST, answered, closed, drawn
from tests.awareness.worlds import AT, after
from tests.cast import Cast


def told(here: Cast) -> set[str]:
    """Whom the notes about spot checks name."""
    notes = NoticeItem.objects.filter(organisation_id=here.organisation, item__startswith="invitation/")
    people = set(notes.values_list("person", flat=True))
    return {first for first in ("priya", "tom", "mei", "ruth", "ola", "dana") if here.person(first).id in people}


def test_a_note_stays_while_somebody_is_asked(larkbeam: Cast) -> None:
    drawn(larkbeam)
    remind(AT)
    before = told(larkbeam)
    assert before
    assert forget_invitations(AT) == 0
    assert told(larkbeam) == before


def test_a_note_goes_with_the_answer_and_with_the_end_of_the_draw(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    remind(AT)
    asked = told(larkbeam)
    answered(larkbeam, most=1)
    assert forget_invitations(after(1)) == 1
    assert len(told(larkbeam)) == len(asked) - 1
    closed(larkbeam, id, at=LAST)
    assert forget_invitations(LAST, limit=2) == 2, "as many as it is given at once"
    assert forget_invitations(LAST) == len(asked) - 3
    assert told(larkbeam) == set()
