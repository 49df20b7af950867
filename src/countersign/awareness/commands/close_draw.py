from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.awareness.entries import DrawClosed, SpotCheckCounted
from countersign.awareness.models import Draw, Invitation, Slip, SpotCheck, Urn
from countersign.awareness.queries.results import has_passed
from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.chance import token
from countersign.kernel.references import Ref, new_ids
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write, write_many
from countersign.people.queries import is_away, today

SALT_BYTES = 16


@command(accepts={ActorKind.SYSTEM})
def close_draw(*, draw_id: UUID, by: Actor, at: datetime) -> Ref:
    """Empty the box when everybody has answered, or the days are over, and count what was in it.

    The answers are written in an order of chance, in one act that is nobody's. Who was drawn is forgotten.
    """
    row = locked(Draw, by.organisation, draw_id)
    on = today(by.organisation, at)
    left = Invitation.objects.filter(organisation_id=by.organisation, draw=row)
    if not row.is_open or row.until_on is None or (on <= row.until_on and left.exists()):
        raise Refused("People are still being asked.")
    box = Slip.objects.filter(organisation_id=by.organisation, draw=row)
    slips = sorted(box, key=lambda _slip: token(16))
    row.closed_on, row.closed_at = on, at
    row.answered = len(slips)
    row.gone = sum(is_gone(one, on) for one in left.select_related("person"))
    write(row, DrawClosed())
    counted = [
        SpotCheck(
            id=id,
            organisation_id=by.organisation,
            draw=row,
            how=slip.how,
            said={"salt": token(SALT_BYTES).hex(), "department": slip.department, "marks": slip.marks},
            found=slip.found,
            passed=has_passed(slip.marks),
            counted_on=on,
            counted_at=at,
        )
        for id, slip in zip(new_ids(at, len(slips)), slips, strict=True)
    ]
    write_many(counted, [SpotCheckCounted() for _one in counted])
    for gone in (left, box, Urn.objects.filter(organisation_id=by.organisation, draw=row)):
        gone.delete()
    return row.ref


def is_gone(one: Invitation, on: date) -> bool:
    """Whoever left or is away was not silent: they were not there to be asked."""
    who = one.person
    return who.erased_at is not None or is_away(who, on) or (who.left_on is not None and who.left_on <= on)
