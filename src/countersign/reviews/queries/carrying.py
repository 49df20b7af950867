"""Actions of earlier reviews that are still open: worked out each time, never carried by hand (9.3.2 a).

What became an action of the register is followed there, and asked of it: ``became``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField

from countersign.actions import queries as register
from countersign.actions.enums import SourceKind
from countersign.kernel.references import Ref
from countersign.ledger.prepared import Prepared
from countersign.reviews.models import Decision

if TYPE_CHECKING:
    from countersign.actions.models import Action


@dataclass(frozen=True)
class Carried:
    """One action, and how many days it is late on the day that was asked for; 0 where it is not."""

    decision: Decision
    late: int


def actions(organisation: UUID) -> QuerySet[Decision]:
    """Decisions that were taken, gave somebody something to do, and are followed here: the oldest review first."""
    taken = Decision.objects.filter(organisation_id=organisation, struck_at=None, taken_at__isnull=False, made=None)
    asked = taken.filter(Q(owner__isnull=False) | Q(due_on__isnull=False))
    return asked.select_related("owner", "review", "decided_by", "done_by").order_by(
        "review__held_on", "review_id", "number"
    )


OPEN = Prepared(lambda organisation: actions(organisation).filter(done_on=None), organisation=UUIDField())


def open_actions(organisation: UUID) -> list[Decision]:
    """Everything that reviews decided and that nobody has said is done."""
    return OPEN.rows(organisation=organisation)


def became(organisation: UUID, some: Iterable[Decision]) -> dict[Ref, Action]:
    """By its reference, each action that one of these decisions became: one statement, and none where there is none."""
    made = {one.ref for one in some if one.made}
    return {one.ref: one for one in register.actions_from(organisation, made)} if made else {}


def followed(organisation: UUID) -> list[tuple[Decision, Action]]:
    """The decisions that go on in the register and are not done there, what is due first on top."""
    found = {one.ref: one for one in register.open_actions(organisation, source=SourceKind.REVIEW)}
    if not found:
        return []
    rows = Decision.objects.filter(organisation_id=organisation, made__in=found).select_related(
        "owner", "review", "decided_by", "done_by"
    )
    by_ref = {one.made: one for one in rows}
    return [(by_ref[ref], action) for ref, action in found.items() if ref in by_ref]


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
