"""Actions of earlier reviews that are still open: worked out each time, never carried by hand (9.3.2 a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField

from countersign.ledger.prepared import Prepared
from countersign.reviews.models import Decision


@dataclass(frozen=True)
class Carried:
    """One action, and how many days it is late on the day that was asked for; 0 where it is not."""

    decision: Decision
    late: int


def actions(organisation: UUID) -> QuerySet[Decision]:
    """Decisions that were taken and gave somebody something to do, the oldest review first."""
    taken = Decision.objects.filter(organisation_id=organisation, struck_at=None, taken_at__isnull=False)
    asked = taken.filter(Q(owner__isnull=False) | Q(due_on__isnull=False))
    return asked.select_related("owner", "review", "decided_by", "done_by").order_by(
        "review__held_on", "review_id", "number"
    )


OPEN = Prepared(lambda organisation: actions(organisation).filter(done_on=None), organisation=UUIDField())


def open_actions(organisation: UUID) -> list[Decision]:
    """Everything that reviews decided and that nobody has said is done."""
    return OPEN.rows(organisation=organisation)


def carried(organisation: UUID, on: date) -> list[Carried]:
    """Open on a day, of reviews held before it: the latest first to be due stands first."""
    before = actions(organisation).filter(review__held_on__lt=on)
    still = before.filter(Q(done_on=None) | Q(done_on__gt=on))
    found = [Carried(one, max(0, (on - one.due_on).days) if one.due_on else 0) for one in still]
    return sorted(found, key=lambda one: (-one.late, one.decision.review_id, one.decision.number))


def done_since(organisation: UUID, since: date | None, on: date) -> list[Decision]:
    """Carried out since a day, and by another."""
    done = actions(organisation).filter(done_on__lte=on)
    return list(done.filter(done_on__gt=since) if since else done)
