from __future__ import annotations

from datetime import date, datetime

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.ledger.writing import command
from countersign.packs.enums import Names
from countersign.packs.models import PackOrder
from countersign.packs.permissions import check_can_export, check_day
from countersign.people.queries import today

LONGEST_RECIPIENT = 200


@command
def order(*, as_of: date, recipient: str, names: Names, by: Actor, at: datetime) -> None:
    """Ask for a pack. The worker makes it and enters that it went out; until then it is a wish, and no evidence."""
    check_can_export(by, names)
    check_day(as_of, today(by.organisation, at))
    PackOrder.objects.create(
        id=new_id(at),
        organisation_id=by.organisation,
        as_of=as_of,
        recipient=recipient_written(recipient),
        names=names.value,
        ordered_by_id=who(by),
        ordered_at=at,
    )


def recipient_written(recipient: str) -> str:
    """Whom the pack is for, in one line."""
    written = " ".join(clean(recipient).split())
    if not written or len(written) > LONGEST_RECIPIENT:
        raise Refused("Say in a few words whom the pack is for.")
    return written
