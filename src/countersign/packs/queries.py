"""Every read of packs, the organisation first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.refusals import Unknown
from countersign.kernel.stuck import TOO_LONG, Stuck, Whose
from countersign.kernel.words import say
from countersign.packs.models import Pack, PackOrder


def packs(organisation: UUID) -> QuerySet[Pack]:
    """Every pack that was exported, the newest first."""
    here = Pack.objects.filter(organisation_id=organisation).select_related("ordered_by")
    return here.order_by("-exported_at", "-id")


def pack(organisation: UUID, id: UUID) -> Pack:
    """Raises Unknown for none, and for somebody else's."""
    found = packs(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("pack")
    return found


def packs_at(organisation: UUID, size: int) -> list[Pack]:
    """What was exported at one checkpoint."""
    return list(packs(organisation).filter(checkpoint_size=size))


def orders(organisation: UUID) -> QuerySet[PackOrder]:
    """What is being made, the longest ordered first."""
    return PackOrder.objects.filter(organisation_id=organisation).select_related("ordered_by").order_by("ordered_at")


def with_orders() -> list[UUID]:
    """The organisations in which somebody waits for a pack."""
    waiting = PackOrder.objects.order_by("organisation_id")
    return list(waiting.values_list("organisation_id", flat=True).distinct())


def stuck(organisation: UUID, at: datetime) -> Iterator[Stuck]:
    """Packs that were ordered and are not made."""
    for order in orders(organisation).filter(ordered_at__lt=at - TOO_LONG):
        yield Stuck(
            what=say("The pack for {recipient} is not made", recipient=order.recipient),
            since=order.ordered_at,
            why=say("{name} waits for it.", name=str(order.ordered_by)),
            whose=Whose.OPERATOR,
            clears=say("Start the worker, and look in its log for packs.export. A pack waits for missing PDFs."),
        )
