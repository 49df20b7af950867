"""From an internal audit to what the templates show: of what, by whom, and whether they may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from countersign.audits import queries
from countersign.audits.enums import InternalAuditState
from countersign.audits.queries import Conflict
from countersign.entrance import clock
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.actors import Hat
from countersign.people.queries import hats
from countersign.roles.queries import Book
from countersign.web.audits.words import CLAUSES, EXCEPTIONS, STATES

if TYPE_CHECKING:
    from countersign.audits.models import AuditException, InternalAudit


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"audits:{name}", args=[request.organisation.slug, *values])


def shown(request: Visit, one: InternalAudit, names: dict[str, str] | None = None) -> dict[str, Any]:
    """``names``: of roles, by their key."""
    off = {"at": one.called_off_at, "by": str(one.called_off_by), "because": one.called_off_because}
    return {
        "title": one.title,
        "on": one.audit_on,
        "state": one.state.value.lower(),
        "stands": _(STATES[one.state]),
        "subjects": subjects(one, names or {}),
        "covers": [label for key, label in CLAUSES if key in one.covers],
        "coordinator": str(one.coordinator),
        "auditor": auditor(one),
        "planned_by": str(one.planned_by),
        "planned_at": one.planned_at,
        "conducted_on": one.conducted_on,
        "conducted_at": one.conducted_at,
        "recorded_by": str(one.recorded_by) if one.recorded_by_id else "",
        "by_another": one.recorded_by_id is not None and one.recorded_by_id != one.auditor_id,
        "result": one.result,
        "report": one.report,
        "off": off if one.called_off_at else None,
        "url": address(request, "internal", one.id),
    }


def subjects(one: InternalAudit, names: dict[str, str]) -> list[str]:
    """What is audited, in words."""
    isms = [_("The ISMS itself")] if one.audits_isms else []
    roles = [_("The work of the role {role}").format(role=names.get(key, key)) for key in one.subject_roles]
    return [*isms, *roles, *(_("The department {name}").format(name=name) for name in one.departments)]


def auditor(one: InternalAudit) -> str:
    """Who conducts it; empty while nobody is named. Somebody from outside stands with whom they work for."""
    if one.auditor:
        return str(one.auditor)
    return f"{one.outsider}, {one.firm}" if one.outsider else one.firm


def role_names(book: Book) -> dict[str, str]:
    return {role.key: role.name for role in reversed(book.definitions)}


def independence(request: Visit, one: InternalAudit, book: Book) -> dict[str, Any]:
    """Whether the auditor may conduct it: what stands against them on its day, what is coming, and what was allowed."""
    on = one.conducted_on or one.audit_on
    day = written(on, "j F Y")
    if one.auditor is None:
        outside = _("They are from outside: no role here stands against them.")
        nobody = _("Nobody is named yet. Whoever conducts it has no part in what is audited on {day}.").format(day=day)
        return {"says": outside if one.is_outside else nobody, "free": one.is_outside}
    found = queries.conflicts(one, one.auditor, on, book)
    allowed = queries.allowed_in(one, one.auditor.id)
    excepted = bool(found) and queries.covers(allowed, found)
    waits = one.state is InternalAuditState.PLANNED
    return {
        "says": verdict(str(one.auditor), day, found, excepted=excepted, waits=waits),
        "free": not found or excepted,
        "against": sentences(found, str(one.auditor)),
        "coming": sentences(queries.coming(one, one.auditor, on, book), str(one.auditor)) if waits else [],
        "access": waits and needs_access(one),
        "name": str(one.auditor),
    }


def verdict(name: str, day: str, found: list[Conflict], *, excepted: bool, waits: bool) -> str:
    if not found:
        return _("On {day} {name} has no part in what is audited.").format(day=day, name=name)
    if excepted:
        return _("{name} is not independent. Top management allowed it for this audit.").format(name=name)
    if waits:
        return _("{name} would audit their own work, and cannot conduct it like this.").format(name=name)
    return _("{name} was not independent, by what was recorded since.").format(name=name)


def sentences(found: list[Conflict], name: str) -> list[str]:
    return [one.says(name).in_language(_) for one in found]


def needs_access(one: InternalAudit) -> bool:
    """Somebody who is here, and could not record the audit yet."""
    here = one.auditor_id and Hat.STAFF in (worn := hats(one.organisation_id, one.auditor_id, clock.now()))
    return bool(here) and Hat.INTERNAL_AUDITOR not in worn


def exception_shown(request: Visit, one: AuditException) -> dict[str, Any]:
    return {
        "name": str(one.auditor),
        "audit": one.audit.title,
        "on": one.audit.audit_on,
        "stands": _(EXCEPTIONS[one.state]),
        "conflicts": sentences(queries.read_kept(one.conflicts), str(one.auditor)),
        "reason": one.reason,
        "safeguards": one.safeguards,
        "requested_by": str(one.requested_by),
        "requested_at": one.requested_at,
        "single_handed": one.single_handed,
        "closed_at": one.closed_at,
        "closed_by": str(one.closed_by or ""),
        "closed_because": one.closed_because,
        "url": address(request, "exception", one.id),
    }


def steps(request: Visit, one: InternalAudit, free: bool) -> dict[str, str]:
    """Where this reader can go from an audit that is planned; nowhere once it is over."""
    if one.state is not InternalAuditState.PLANNED:
        return {}
    mine = one.auditor_id is not None and one.auditor_id == request.actor.person
    left = one.auditor is not None and one.auditor.left_on is not None and one.auditor.left_on <= request.today
    offered = (
        ("conduct", "internalaudit.conduct", mine and free),
        ("report", "internalaudit.report", one.is_outside or (left and free)),
        ("internal_change", "internalaudit.change", True),
        ("internal_call_off", "internalaudit.call_off", True),
        ("request_exception", "auditexception.request", not free),
    )
    return {
        f"{name}_url": address(request, name, one.id)
        for name, act, fits in offered
        if fits and may_enter(request.actor, act)
    }


def why_not(request: Visit, one: InternalAudit, free: bool) -> str:
    """Why nobody records it here as conducted, where this reader has no such button."""
    if one.state is not InternalAuditState.PLANNED or not free:
        return ""
    if one.auditor and one.auditor_id != request.actor.person:
        return _("Only {name} can record that it was conducted: nobody does it for an auditor.").format(
            name=str(one.auditor)
        )
    return ""
