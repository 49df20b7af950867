"""What several pages of this area show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from countersign.awareness import queries
from countersign.awareness.enums import Source
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter

if TYPE_CHECKING:
    from countersign.awareness.models import Completion


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"trainings:{name}", args=[request.organisation.slug, *values])


def shown(request: Visit, one: Completion) -> dict[str, Any]:
    """One training of somebody. What came out is for them, and for whoever may take the list along."""
    own, off = one.person_id == request.actor.person, one.withdrawn_at
    last = queries.last_day(one.completed_on, one.valid_until)
    may_change = not own and not off
    return {
        "course": one.course,
        "completed_on": one.completed_on,
        "until": last,
        "said": one.valid_until is not None,
        "over": last < request.today,
        "score": one.score if own or may_enter(request.actor, "completion.export") else "",
        "imported": one.source == Source.IMPORTED,
        "recorded_at": one.recorded_at,
        "recorded_by": str(one.recorded_by),
        "off": {"at": off, "by": str(one.withdrawn_by), "because": one.withdrawn_because} if off else None,
        "correct_url": address(request, "correct", one.id)
        if may_change and may_enter(request.actor, "completion.correct")
        else "",
        "withdraw_url": address(request, "withdraw", one.id)
        if may_change and may_enter(request.actor, "completion.withdraw")
        else "",
    }
