"""A pack and an order as the page shows them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from countersign.entrance.endpoint import Visit
from countersign.kernel.stuck import TOO_LONG
from countersign.packs.documents.asked import rules_here
from countersign.packs.enums import Names
from countersign.packs.permissions import can_export

if TYPE_CHECKING:
    from countersign.packs.models import Pack, PackOrder


def pack(request: Visit, one: Pack, erased: int | None) -> dict[str, Any]:
    """``erased``: where in the log somebody was erased last; a pack from before is made without their data now."""
    names = Names(one.names)
    return {
        "recipient": one.recipient,
        "as_of": one.as_of,
        "everybody": names is Names.EVERYBODY,
        "size": one.checkpoint_size,
        "manifest": one.manifest,
        "exported_at": one.exported_at,
        "by": str(one.ordered_by) if one.ordered_by else "",
        "changed": erased is not None and erased >= one.checkpoint_size,
        "url": reverse("packs:download", args=[request.organisation.slug, one.id])
        if can_export(request.actor, names) and one.rules == rules_here()
        else "",
        "older": one.rules if one.rules != rules_here() else "",
    }


def order(one: PackOrder, at: datetime) -> dict[str, Any]:
    return {
        "recipient": one.recipient,
        "as_of": one.as_of,
        "everybody": one.names == Names.EVERYBODY,
        "by": str(one.ordered_by),
        "at": one.ordered_at,
        "stuck": at - one.ordered_at > TOO_LONG,
    }
