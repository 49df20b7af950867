from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref, new_id
from countersign.ledger.extracts import checkpoint_at
from countersign.ledger.writing import command, write
from countersign.packs.documents.asked import Asked
from countersign.packs.entries import PackExported
from countersign.packs.models import Pack, PackOrder
from countersign.packs.permissions import check_can_export


@command(accepts={ActorKind.SYSTEM})
def export(*, asked: Asked, manifest: str, order_id: UUID | None = None, by: Actor, at: datetime) -> Ref | None:
    """Enter that a pack was made. An order is fulfilled once: whoever comes second has made the same for nothing."""
    order = ordered(by.organisation, order_id) if order_id else None
    if order_id and order is None:
        return None
    check_can_export(by, asked.names)
    pack = Pack(
        id=new_id(at),
        organisation_id=by.organisation,
        checkpoint_size=checkpoint_at(by.organisation, asked.size).size,
        as_of=asked.as_of,
        recipient=asked.recipient,
        names=asked.names.value,
        rules=asked.rules,
        frozen=asked.frozen,
        manifest=manifest,
        exported_at=at,
        ordered_by_id=order.ordered_by_id if order else None,
    )
    write(pack, PackExported())
    if order:
        order.delete()
    return pack.ref


def ordered(organisation: UUID, id: UUID) -> PackOrder | None:
    """The order, ours alone until the act ends; None once somebody has fulfilled it."""
    return PackOrder.objects.select_for_update().filter(organisation_id=organisation, id=id).first()
