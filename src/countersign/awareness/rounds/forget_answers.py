from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.awareness.commands.forget_answers import forget_answers as forget
from countersign.awareness.commands.forget_answers import two_years_before
from countersign.awareness.models import SpotCheck
from countersign.kernel.actors import Actor, ActorKind
from countersign.ledger.queries import logs
from countersign.people.queries import today


def forget_answers(at: datetime, limit: int = 200) -> int:
    """Take back what was answered in spot checks two years ago. Returns in how many organisations."""
    return sum(forget_in(organisation, at) for organisation in logs())


def forget_in(organisation: UUID, at: datetime) -> int:
    until = two_years_before(today(organisation, at))
    here = SpotCheck.objects.filter(organisation_id=organisation, counted_on__lte=until, forgotten_at=None)
    if not here.exists():
        return 0
    forget(by=Actor(ActorKind.SYSTEM, organisation), at=at)
    return 1
