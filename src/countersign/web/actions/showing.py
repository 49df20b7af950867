"""From an action to what the templates show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.actions import queries
from countersign.actions.enums import ActionKind, ActionState
from countersign.actions.permissions import can, can_read_all
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.references import parse_ref
from countersign.kernel.refusals import Unknown
from countersign.web.actions.words import PAGES, STATES, kind_called, source_called

if TYPE_CHECKING:
    from countersign.actions.models import Action, Replan


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"actions:{name}", args=[request.organisation.slug, *values])


def seen(request: Visit, id: UUID) -> Action:
    """An action that this reader may open. Raises Unknown for somebody else's where only one's own is open."""
    one = queries.action(request.organisation.id, id)
    if not can_read_all(request.actor) and not one.is_of(request.actor.person):
        raise Unknown("action")
    return one


def line(request: Visit, one: Action) -> dict[str, Any]:
    """One action in a list."""
    late = one.is_late(request.today)
    return {
        "title": one.title,
        "kind": kind_called(one.kind),
        "source": source_called(one.source_kind),
        "owner": str(one.owner),
        "due_on": one.due_on,
        "moved": one.due_on != one.first_due_on,
        "first_due_on": one.first_due_on,
        "stands": stands(request, one),
        "waits": late or one.waits_for_verification,
        "url": address(request, "action", one.id),
    }


def stands(request: Visit, one: Action) -> str:
    """Where it stands, in a few words."""
    if one.is_late(request.today):
        return _("late since {day}").format(day=written(one.due_on, "j F Y"))
    if one.waits_for_verification:
        return _("done, waits until somebody looks whether it works")
    return _(STATES[one.state])


def shown(request: Visit, one: Action) -> dict[str, Any]:
    """One action with all that is recorded of it."""
    dropped = {"at": one.dropped_at, "by": str(one.dropped_by), "because": one.dropped_because}
    return {
        **line(request, one),
        "state": one.state.value.lower(),
        "corrective": one.kind == ActionKind.CORRECTIVE,
        "task": one.task,
        "cause": one.cause,
        "source_words": one.source,
        "source_url": source_url(request, one),
        "raised_on": one.raised_on,
        "added_at": one.added_at,
        "added_by": str(one.added_by),
        "agreed_due_on": one.agreed_due_on,
        "sponsor": str(one.sponsor) if one.sponsor else "",
        "sponsored_on": one.sponsored_on,
        "sponsored_at": one.sponsored_at,
        "own_hand": one.is_in_own_hand,
        "told_by": str(one.sponsor_told_by or ""),
        "done_on": one.done_on,
        "done_at": one.done_at,
        "outcome": one.outcome,
        "evidence": one.evidence,
        "file_url": address(request, "file", one.id) if one.file else "",
        "verified_on": one.verified_on,
        "verified_at": one.verified_at,
        "verdict": one.verdict,
        "dropped": dropped if one.dropped_at else None,
        "before": {"title": one.after.title, "url": address(request, "action", one.after.id)} if one.after else None,
    }


def source_url(request: Visit, one: Action) -> str:
    """The page of what it came from, for whoever may open it."""
    if one.source_ref is None:
        return ""
    noun, id = parse_ref(one.source_ref)
    if noun not in PAGES:
        return ""
    name, needed = PAGES[noun]
    return reverse(name, args=[request.organisation.slug, id]) if may_enter(request.actor, needed) else ""


def hands(one: Action) -> list[dict[str, Any]]:
    """Who did it and who looked, each on their rule; and the line that waits."""
    if one.dropped_at is not None:
        return []
    did = {"name": str(one.done_by), "hat": _("did it"), "at": one.done_at}
    if one.done_at is None:
        return [{"name": _("whoever does it says so here"), "hat": "", "at": None, "open": True}]
    if one.verified_at is not None:
        return [did, {"name": str(one.verified_by), "hat": _("looked whether it works"), "at": one.verified_at}]
    waits = {"name": _("somebody else says whether it works"), "hat": "", "at": None, "open": True}
    return [did, waits] if one.waits_for_verification else [did]


def replanned(request: Visit, one: Action) -> list[dict[str, Any]]:
    """Every other day that was planned, the newest first. Top management agrees to the newest, and once."""
    found = list(queries.replans_of(request.organisation.id, one.id))
    may = may_enter(request.actor, "action.approve_replan") and one.state is ActionState.OPEN
    agreed = any(each.approved_at for each in found)
    return [replan_shown(request, each, offered=may and not agreed and each is found[0]) for each in found]


def replan_shown(request: Visit, one: Replan, *, offered: bool = False) -> dict[str, Any]:
    return {
        "due_before": one.due_before,
        "due_on": one.due_on,
        "reason": one.reason,
        "at": one.replanned_at,
        "by": str(one.replanned_by),
        "approved_at": one.approved_at,
        "approved_by": str(one.approved_by or ""),
        "single_handed": one.single_handed,
        "approve_url": address(request, "approve_replan", one.id) if offered else "",
    }


def steps(request: Visit, one: Action) -> dict[str, str]:
    """Where this reader can go from here."""
    is_open, mine = one.state is ActionState.OPEN, one.is_of(request.actor.person)
    hand = one.is_in_own_hand or (one.sponsor_id is not None and one.sponsor_id != request.actor.person)
    offered = (
        ("complete", is_open),
        ("verify", one.state is ActionState.DONE and not mine and one.done_by_id != request.actor.person),
        ("sponsor", is_open and not hand),
        ("replan", is_open),
        ("hand_over", is_open),
        ("change", is_open),
        ("drop", is_open),
    )
    return {
        f"{name}_url": address(request, name, one.id)
        for name, fits in offered
        if fits and can(request.actor, f"action.{name}", one)
    }
