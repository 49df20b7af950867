"""Requests and decisions as the pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.resources import queries
from countersign.resources.enums import RequestState, Verdict
from countersign.resources.permissions import is_own, reaches_all
from countersign.resources.queries import Standing
from countersign.web.resources.words import DECIDED, METHODS, STATES, asked_for, behind, waited

if TYPE_CHECKING:
    from countersign.resources.models import Decision, Request


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"resources:{name}", args=[request.organisation.slug, *values])


def readable(request: Visit, id: UUID) -> Request:
    """Raises Unknown for none, and for others' requests where one reads only one's own."""
    found = queries.request(request.organisation.id, id)
    if not reaches_all(request.actor, "resource.read") and not is_own(request.actor, found):
        raise Unknown("resource")
    return found


def standing(request: Visit, row: Request) -> Standing:
    """How it stands today, read for this one alone."""
    return queries.stood(row, queries.decisions_about(row), request.today, request.organisation.time_zone)


def shown(request: Visit, one: Standing) -> dict[str, Any]:
    row, final = one.request, one.final
    latest = final or one.deferral
    return {
        "title": row.title,
        "need": row.need,
        "behind": behind(row),
        "risk_high": row.risk_high,
        "options": row.options,
        "amount": asked_for(row),
        "raised_on": row.raised_on,
        "raised_at": row.raised_at,
        "raised_by": str(row.raised_by),
        "recorded_by": str(row.recorded_by) if row.recorded_by_id != row.raised_by_id else "",
        "state": one.state.value,
        "stands": _(STATES[one.state]),
        "open": one.waits,
        "waits": one.state is RequestState.WAITING,
        "days": one.days,
        "waited": waited(one.days),
        "put_off_to": one.put_off_to,
        "decided_on": final.decided_on if final else None,
        "decided_by": str(latest.decided_by) if latest else "",
        "reason": (latest.reason or "") if latest else "",
        "granted": asked_for(final) if final and final.verdict == Verdict.APPROVED else "",
        "released_on": row.released_on,
        "concluded_on": row.concluded_on,
        "outcome": row.outcome,
        "risk_accepted_by": str(row.risk_accepted_by or ""),
        "risk_accepted_on": row.risk_accepted_on,
        "withdrawn_at": row.withdrawn_at,
        "withdrawn_by": str(row.withdrawn_by or ""),
        "withdrawn_because": row.withdrawn_because,
        "url": address(request, "request", row.id),
    }


def decision_shown(request: Visit, one: Decision) -> dict[str, Any]:
    return {
        "verdict": _(DECIDED[one.verdict]),
        "on": one.decided_on,
        "at": one.decided_at,
        "who": str(one.decided_by),
        "hat": one.decided_as,
        "elsewhere": str(dict(METHODS)[one.method]) if one.method else "",
        "recorded_by": str(one.recorded_by) if one.method else "",
        "reason": one.reason,
        "missing": not one.reasoned,
        "granted": one.granted,
        "amount": asked_for(one),
        "deferred_to": one.deferred_to,
        "risk_owner": str(one.risk_owner or ""),
        "single_handed": one.single_handed,
        "scan_url": address(request, "scan", one.id) if one.scan else "",
    }


def steps(request: Visit, one: Standing) -> dict[str, str]:
    """Where this reader can go from here."""
    row, actor = one.request, request.actor
    approved, mine = one.state is RequestState.APPROVED, is_own(actor, row)
    changes = reaches_all(actor, "resource.change") or mine
    offered = (
        ("decide", "resource.decide", one.waits),
        ("record", "resource.record", one.waits),
        ("change", "resource.change", one.waits and changes),
        ("withdraw", "resource.withdraw", one.waits and mine),
        ("release", "resource.release", approved and row.released_on is None),
        ("conclude", "resource.conclude", approved and row.concluded_on is None),
        ("accept_risk", "resource.accept_risk", is_asked_to_accept(request, one)),
    )
    return {
        f"{name}_url": address(request, name, row.id) for name, act, fits in offered if fits and may_enter(actor, act)
    }


def is_asked_to_accept(request: Visit, one: Standing) -> bool:
    named = one.final is not None and one.final.risk_owner_id is not None
    mine = named and one.final is not None and one.final.risk_owner_id == request.actor.person
    return mine and one.request.risk_accepted_on is None
