from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from countersign.awareness.commands.answer_questions import put_in_box
from countersign.awareness.enums import How, Mark
from countersign.awareness.models import Draw, Invitation
from countersign.awareness.permissions import check_can_ask, check_open
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.writing import command, locked
from countersign.people.queries import person, today


@command
def write_down_answers(
    *, draw_id: UUID, invitation_id: UUID, marks: Mapping[str, Mark], found: bool, by: Actor, at: datetime
) -> Ref:
    """Write down what somebody said who was drawn, and whom the actor asked. It goes into the box like all others."""
    draw = locked(Draw, by.organisation, draw_id)
    asked = Invitation.objects.filter(organisation_id=by.organisation, draw=draw, id=invitation_id).first()
    if asked is None:
        raise Unknown("draw")
    check_can_ask(by, asked, person(by.organisation, who(by)).department)
    check_open(draw, today(by.organisation, at))
    put_in_box(asked, marks, found, How.INTERVIEW)
    return draw.ref
