from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from countersign.awareness.enums import How, Mark
from countersign.awareness.library import staff_questions
from countersign.awareness.models import Draw, Invitation, Slip
from countersign.awareness.permissions import check_open
from countersign.kernel.actors import Actor
from countersign.kernel.chance import token
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked
from countersign.people.queries import today


@command
def answer_questions(*, draw_id: UUID, marks: Mapping[str, Mark], found: bool, by: Actor, at: datetime) -> Ref:
    """Answer for oneself what one was drawn to be asked. The answer has no name; the ledger hears of it later.

    ``marks``: yes, partly or no, by the number of the question; ``found``: whether the policy could be opened.
    """
    draw = locked(Draw, by.organisation, draw_id)
    check_open(draw, today(by.organisation, at))
    asked = Invitation.objects.filter(organisation_id=by.organisation, draw=draw, person_id=who(by)).first()
    if asked is None:
        raise Refused("Nothing is asked of you here, or you have answered already. Nobody keeps which.")
    put_in_box(asked, marks, found, How.SELF)
    return draw.ref


def put_in_box(asked: Invitation, marks: Mapping[str, Mark], found: bool, how: How) -> None:
    """The answer goes in, and that somebody was asked goes away: two rows that have nothing in common but the draw."""
    questions = [one.number for one in staff_questions(newcomer=asked.newcomer, outsider=asked.outsider)]
    if set(marks) != set(questions):
        raise Refused("Answer every question: yes, partly or no. All three are fine.")
    Slip.objects.create(
        id=UUID(bytes=token(16), version=4),
        organisation_id=asked.organisation_id,
        draw_id=asked.draw_id,
        department=asked.department,
        how=how.value,
        marks={number: Mark(marks[number]).value for number in questions},
        found=found,
    )
    asked.delete()
