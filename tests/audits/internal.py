"""Larkbeam's internal audits at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.audits.commands.approve_exception import approve_exception
from countersign.audits.commands.change_internal_audit import change_internal_audit
from countersign.audits.commands.conduct_internal_audit import conduct_internal_audit
from countersign.audits.commands.plan_internal_audit import Plan, plan_internal_audit
from countersign.audits.commands.report_internal_audit import report_internal_audit
from countersign.audits.commands.request_exception import request_exception
from countersign.audits.models import AuditException, InternalAudit
from countersign.audits.queries import exception, internal_audit
from countersign.kernel.actors import Actor, Hat
from countersign.ledger.queries import leaf_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, after, lead, leader
from tests.roles import worlds as roles

__all__ = ["AT", "after", "auditor", "lead", "leader"]

AUDIT_ON = date(2026, 1, 20)
TITLE = "Internal audit, first quarter"
RESULT = "Looked at clauses 4 to 6. Two points, both with a date."
REPORT = "Report of 20 January, in the audit folder"
REASON = "Nobody else knows the rota service, and the audit is due this month."
SAFEGUARDS = "The head of engineering reads every finding before it is closed."


def auditor(here: Cast, first: str = "ola") -> Actor:
    """Somebody who may record audits."""
    return here.actor(first, Hat.INTERNAL_AUDITOR)


def plan(here: Cast, **changed: Any) -> Plan:
    """Of the ISMS, by Ola. A person is named by the first part of their address."""
    told: dict[str, Any] = {"title": TITLE, "audit_on": AUDIT_ON, "covers": ("4", "5", "6"), "auditor": "ola"} | changed
    for who in ("auditor", "coordinator"):
        if first := told.pop(who, ""):
            told[f"{who}_id"] = here.person(first).id
    return Plan(**told)


def planned(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    return id_of(plan_internal_audit(plan=plan(here, **changed), by=by or lead(here), at=at))


def found(here: Cast, id: UUID) -> InternalAudit:
    return internal_audit(here.organisation, id)


def changed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, **what: Any) -> None:
    shown = found(here, id).revision
    change_internal_audit(audit_id=id, revision_shown=shown, plan=plan(here, **what), by=by or lead(here), at=at)


def conducted(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **told: Any) -> None:
    said: dict[str, Any] = {"conducted_on": AUDIT_ON, "result": RESULT} | told
    shown = said.pop("revision_shown", found(here, id).revision)
    conduct_internal_audit(audit_id=id, revision_shown=shown, **said, by=by or auditor(here), at=at or after(20))


def outside(**changed: Any) -> dict[str, Any]:
    """A plan with an auditor from outside."""
    return {"auditor": "", "outsider": "Vera Lind", "firm": "Ashdown Audits"} | changed


def reported(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **told: Any) -> None:
    said: dict[str, Any] = {"conducted_on": AUDIT_ON, "result": RESULT, "report": REPORT} | told
    shown = said.pop("revision_shown", found(here, id).revision)
    report_internal_audit(audit_id=id, revision_shown=shown, **said, by=by or lead(here), at=at or after(20))


def lead_appointed(here: Cast, first: str = "mei", held_from: date = date(2026, 1, 10)) -> UUID:
    """Somebody keeps the ISMS conforming from a day on, appointed by Priya."""
    roles.begun(here)
    return roles.held(here, first, held_from=held_from)


def asked(here: Cast, id: UUID, first: str = "mei", *, by: Actor | None = None, at: datetime = AT, **told: Any) -> UUID:
    """Somebody who is not independent is asked for."""
    said: dict[str, Any] = {"reason": REASON, "safeguards": SAFEGUARDS, "auditor_id": here.person(first).id} | told
    shown = said.pop("revision_shown", found(here, id).revision)
    made = request_exception(audit_id=id, revision_shown=shown, **said, by=by or lead(here), at=at)
    return id_of(made)


def excepted(here: Cast, id: UUID) -> AuditException:
    return exception(here.organisation, id)


def approved(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, shown: str = "") -> None:
    digest = shown or excepted(here, id).document
    approve_exception(exception_id=id, digest_shown=digest, by=by or leader(here), at=at or after(1))


def kind_of(here: Cast, row: InternalAudit | AuditException) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind
