"""From direction, support and exceptions to what the templates show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.direction import queries
from countersign.direction.enums import DeviationState, SupportKind
from countersign.direction.permissions import can_read
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.web.direction.words import DIRECTED, STATES, SUPPORTED

if TYPE_CHECKING:
    from countersign.direction.models import Deviation, Direction, Support


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"direction:{name}", args=[request.organisation.slug, *values])


def off(one: Direction | Support | Deviation) -> dict[str, Any] | None:
    told = {"at": one.withdrawn_at, "by": str(one.withdrawn_by), "because": one.withdrawn_because}
    return told if one.withdrawn_at else None


def recorded(one: Direction | Support) -> str:
    """Whose word it is."""
    if one.is_in_own_hand:
        return _("by {name}, in their own name").format(name=one.recorded_by)
    return _("by {name}, not by whoever did it").format(name=one.recorded_by)


def direction(request: Visit, one: Direction) -> dict[str, Any]:
    may = one.withdrawn_at is None and may_enter(request.actor, "direction.withdraw")
    return {
        "who": str(one.leader),
        "kind": str(DIRECTED[one.kind]),
        "on": one.directed_on,
        "at": one.recorded_at,
        "recorded": recorded(one),
        "own_hand": one.is_in_own_hand,
        "by": str(one.recorded_by),
        "what": one.what,
        "evidence": one.evidence,
        "file_url": address(request, "direction_file", one.id) if one.file else "",
        "off": off(one),
        "url": address(request, "direction", one.id),
        "withdraw_url": address(request, "withdraw_direction", one.id) if may else "",
    }


def support(request: Visit, one: Support) -> dict[str, Any]:
    may = one.withdrawn_at is None and may_enter(request.actor, "support.withdraw")
    own = one.kind == SupportKind.OWN_ACT
    return {
        "who": str(one.manager),
        "helper": "" if own else str(one.supporter),
        "kind": str(SUPPORTED[one.kind]),
        "on": one.supported_on,
        "at": one.recorded_at,
        "recorded": recorded(one),
        "own_hand": one.is_in_own_hand,
        "by": str(one.recorded_by),
        "hand": str(one.supporter),
        "what": one.what,
        "evidence": one.evidence,
        "file_url": address(request, "support_file", one.id) if one.file else "",
        "off": off(one),
        "url": address(request, "support", one.id),
        "withdraw_url": address(request, "withdraw_support", one.id) if may else "",
    }


def seen(request: Visit, id: UUID) -> Deviation:
    """An exception that this reader may open: whoever it is about may. Raises Unknown for every other."""
    one = queries.deviation(request.organisation.id, id)
    if not can_read(request.actor, one):
        raise Unknown("deviation")
    return one


def deviation(request: Visit, one: Deviation) -> dict[str, Any]:
    stands, waits = standing(request, one)
    approved = {
        "on": one.approved_on,
        "at": one.approved_at,
        "by": str(one.approved_by),
        "until": one.approved_until,
        "because": one.approved_because,
    }
    corrected = {"on": one.corrected_on, "at": one.corrected_at, "by": str(one.corrected_by)}
    return {
        "who": str(one.leader),
        "mine": one.is_about(request.actor.person),
        "on": one.observed_on,
        "at": one.recorded_at,
        "by": str(one.recorded_by),
        "what": one.what,
        "evidence": one.evidence,
        "stands": stands,
        "waits": waits,
        "approved": approved if one.approved_at else None,
        "corrected": corrected if one.corrected_at else None,
        "off": off(one),
        "url": address(request, "deviation", one.id),
        **steps(request, one),
    }


def standing(request: Visit, one: Deviation) -> tuple[str, bool]:
    """Where it stands, and whether something waits."""
    if one.state is DeviationState.APPROVED and one.approved_until:
        until = written(one.approved_until, "j F Y")
        if one.holds(request.today):
            return _("approved until {day}").format(day=until), False
        return _("its approval ended on {day}").format(day=until), True
    return _(STATES[one.state]), one.state is DeviationState.OBSERVED


def steps(request: Visit, one: Deviation) -> dict[str, str]:
    """Where this reader can go from here; nowhere with what is about themselves."""
    is_open = one.state in (DeviationState.OBSERVED, DeviationState.APPROVED)
    another = not one.is_about(request.actor.person)
    offered = (
        ("approve_deviation", "deviation.approve", is_open and not one.holds(request.today)),
        ("correct_deviation", "deviation.correct", is_open),
        ("withdraw_deviation", "deviation.withdraw", one.withdrawn_at is None),
    )
    return {
        f"{name}_url": address(request, name, one.id)
        for name, act, fits in offered
        if fits and another and may_enter(request.actor, act)
    }
