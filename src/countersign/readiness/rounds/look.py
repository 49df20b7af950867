from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from countersign.kernel.actors import Actor, ActorKind
from countersign.ledger.queries import logs
from countersign.people.queries import today
from countersign.readiness.commands.record_turns import record_turns
from countersign.readiness.queries import looked_on


def look(at: datetime, limit: int = 10) -> int:
    """Look once a day, in each organisation's own day, at what an auditor would say, and enter what turned."""
    due = (id for id in logs() if not looked_on(id, today(id, at)))
    return sum(look_at(organisation, at) for organisation, _ in zip(due, range(limit), strict=False))


def look_at(organisation: UUID, at: datetime) -> int:
    try:
        record_turns(on=today(organisation, at), by=Actor(ActorKind.SYSTEM, organisation), at=at)
    except IntegrityError:
        return 0  # Another worker looked at the same moment.
    return 1
