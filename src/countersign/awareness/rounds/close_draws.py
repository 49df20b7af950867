from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from countersign.awareness.commands.close_draw import close_draw
from countersign.awareness.models import Draw, Invitation, Urn
from countersign.kernel.actors import Actor, ActorKind
from countersign.ledger.queries import logs
from countersign.people.queries import today


def close_draws(at: datetime, limit: int = 20) -> int:
    """Close draws in which everybody has answered, or whose days are over. Returns how many.

    What tokens are made with is forgotten too where a list was never drawn from.
    """
    return sum(close_in(organisation, at, limit) for organisation in logs())


def close_in(organisation: UUID, at: datetime, limit: int) -> int:
    on = today(organisation, at)
    Urn.objects.filter(organisation_id=organisation, draw__drawn_at=None, draw__fixed_on__lt=on).delete()
    left = Invitation.objects.filter(organisation_id=organisation, draw=OuterRef("pk"))
    here = Draw.objects.filter(organisation_id=organisation, drawn_at__isnull=False, closed_at=None)
    due = list(here.filter(Q(until_on__lt=on) | ~Exists(left)).values_list("id", flat=True)[:limit])
    for id in due:
        close_draw(draw_id=id, by=Actor(ActorKind.SYSTEM, organisation), at=at)
    return len(due)
