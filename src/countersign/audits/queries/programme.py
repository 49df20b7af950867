"""Reads of the audit programme: what it says, what has changed since, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from countersign.audits.enums import InternalAuditState
from countersign.audits.models import InternalAudit, Programme
from countersign.kernel.refusals import Unknown

HANDS = ("proposed_by", "approved_by", "closed_by", "replaces")


def programmes(organisation: UUID) -> QuerySet[Programme]:
    """Every version that was ever put forward, the newest first."""
    here = Programme.objects.filter(organisation_id=organisation)
    return here.select_related(*HANDS).order_by("-proposed_at", "-id")


def programme(organisation: UUID, id: UUID) -> Programme:
    """Raises Unknown for none, and for somebody else's."""
    found = programmes(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("programme")
    return found


def proposed(organisation: UUID) -> Programme | None:
    """The one that waits for top management."""
    return programmes(organisation).filter(approved_at=None, closed_at=None).first()


def in_force(known: Iterable[Programme], on: date) -> Programme | None:
    """The newest approved version whose period holds a day; before its first day the one that begins next."""
    approved = [one for one in known if one.approved_at is not None]
    replaced = {one.replaces_id for one in approved}
    current = [one for one in approved if one.id not in replaced and one.covers_until >= on]
    return min(current, key=lambda one: (one.covers_from, -one.version), default=None)


def line(audit: InternalAudit) -> dict[str, Any]:
    """An audit as the programme lists it: of what, when, and who conducts it; nobody from outside by name."""
    return {
        "audit": audit.id.hex,
        "title": audit.title,
        "on": audit.audit_on.isoformat(),
        "of_isms": audit.audits_isms,
        "subject_roles": list(audit.subject_roles),
        "departments": list(audit.departments),
        "covers": list(audit.covers),
        "auditor": audit.auditor_id.hex if audit.auditor_id else "",
        "firm": audit.firm,
    }


def changed(programme: Programme, audits: Iterable[InternalAudit]) -> list[InternalAudit]:
    """The audits of a programme that are planned otherwise now than when it was put forward, or were called off."""
    lines = {one["audit"]: one for one in programme.lines}
    listed = [one for one in audits if one.id.hex in lines]
    return [one for one in listed if one.called_off_at is not None or line(one) != lines[one.id.hex]]


def unlisted(programme: Programme, audits: Iterable[InternalAudit]) -> list[InternalAudit]:
    """Audits of its period that it does not list."""
    listed = {one["audit"] for one in programme.lines}
    within = [one for one in audits if programme.covers_from <= one.audit_on <= programme.covers_until]
    return [one for one in within if one.id.hex not in listed and one.called_off_at is None]


@dataclass(frozen=True)
class Covered:
    """One clause in the period: the audits that cover it, and on which day it was, or will be, looked at first."""

    clause: str
    audits: tuple[InternalAudit, ...]

    @property
    def first_on(self) -> date | None:
        return min((one.conducted_on or one.audit_on for one in self.audits), default=None)

    @property
    def conducted(self) -> bool:
        return any(one.state is InternalAuditState.CONDUCTED for one in self.audits)


def coverage(clauses: Sequence[str], audits: Sequence[InternalAudit]) -> list[Covered]:
    """Every clause with the audits that cover it, by their day. What was called off covers nothing."""
    counting = sorted(
        (one for one in audits if one.called_off_at is None), key=lambda one: (one.conducted_on or one.audit_on, one.id)
    )
    return [Covered(clause, tuple(one for one in counting if covers_clause(one, clause))) for clause in clauses]


def covers_clause(audit: InternalAudit, clause: str) -> bool:
    """Annex A as a whole covers each of its themes."""
    return clause in audit.covers or (clause.startswith("A.") and "A" in audit.covers)
