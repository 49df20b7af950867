from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_visit import EARLIEST, LATEST
from countersign.audits.entries import InternalAuditPlanned
from countersign.audits.models import InternalAudit
from countersign.audits.permissions import check_can_plan_internal
from countersign.audits.queries import Conflict, allowed_in, auditor_of, conflicts, covers
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import Words, say
from countersign.ledger.writing import command, write
from countersign.people.queries import departments, people_called, person
from countersign.roles.library import EVERYONE
from countersign.roles.queries import every_version

LONGEST_TITLE = LONGEST_NAME = 200

CLAUSES = ("4", "5", "6", "7", "8", "9", "10", "A", "A.5", "A.6", "A.7", "A.8")
"""What an audit can cover: the clauses of the standard that ask for something, Annex A as a whole, and its themes."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is planned about an internal audit.

    ``audit_on``: the day, also one in the past. ``of_isms``, ``subject_roles`` (keys) and ``departments`` (names) say
    what is audited; nothing named is the ISMS itself. ``auditor_id``: somebody here; or ``outsider`` of ``firm``; or
    none of these while nobody is found. ``coordinator_id``: who books it; whoever plans it where nobody is named.
    """

    title: str
    audit_on: date
    of_isms: bool = False
    subject_roles: Sequence[str] = ()
    departments: Sequence[str] = ()
    covers: Sequence[str] = ()
    coordinator_id: UUID | None = None
    auditor_id: UUID | None = None
    outsider: str = ""
    firm: str = ""


@command
def plan_internal_audit(*, plan: Plan, by: Actor, at: datetime) -> Ref:
    """Plan an internal audit: of what, when, and by whom (ISO/IEC 27001, 9.2.2). Its auditor has to be independent."""
    check_can_plan_internal(by)
    audit = InternalAudit(id=new_id(at), organisation_id=by.organisation, planned_at=at, planned_by_id=who(by))
    apply_plan(audit, plan, who(by))
    check_independent(audit, audit.audit_on)
    write(audit, InternalAuditPlanned())
    return audit.ref


def apply_plan(audit: InternalAudit, plan: Plan, planner: UUID) -> None:
    """Write a plan into a row, once all of it makes sense. Raises Unknown for somebody else's people."""
    check_makes_sense(plan)
    here = audit.organisation_id
    check_subjects(here, plan)
    audit.title, audit.audit_on = clean(plan.title).strip(), plan.audit_on
    audit.of_isms, audit.subject_roles = plan.of_isms, sorted({*plan.subject_roles})
    audit.departments = sorted({*plan.departments})
    audit.covers = [clause for clause in CLAUSES if clause in plan.covers]
    audit.coordinator = person(here, plan.coordinator_id or planner)
    audit.auditor = person(here, plan.auditor_id) if plan.auditor_id else None
    audit.outsider, audit.firm = clean(plan.outsider).strip() or None, clean(plan.firm).strip()
    check_coordinator(audit)
    check_auditor(audit)


def check_makes_sense(plan: Plan) -> None:
    if not plan.title.strip():
        raise Refused("Give the audit a name, for example the quarter and what it is of.")
    if max(len(plan.title), len(plan.outsider), len(plan.firm)) > LONGEST_NAME:
        raise Refused(say("A name has at most {n} characters.", n=LONGEST_NAME))
    if not EARLIEST <= plan.audit_on.year <= LATEST:
        raise Refused("Look at the year of the audit.")
    if unknown := {*plan.covers} - {*CLAUSES}:
        raise Refused(say("There is no clause {clause} to cover.", clause=min(unknown)))


def check_subjects(organisation: UUID, plan: Plan) -> None:
    """What is audited is known here by name, or a misspelled word would make everybody independent of it."""
    keys = {one.key for one in every_version(organisation)} - {EVERYONE}
    if unknown := {*plan.subject_roles} - keys:
        raise Refused(say("There is no role {key} here to audit.", key=min(unknown)))
    if unknown := {*plan.departments} - {*departments(organisation, plan.audit_on)}:
        raise Refused(say("There is no department {name} here to audit.", name=min(unknown)))


def check_coordinator(audit: InternalAudit) -> None:
    one = audit.coordinator
    if one.erased_at is not None or (one.left_on is not None and one.left_on <= audit.audit_on):
        raise Refused("Whoever coordinates the audit is not here any more on that day: choose somebody who is.")


def check_auditor(audit: InternalAudit) -> None:
    """Somebody here, or somebody from outside with their firm; nobody of the first sort under the second name."""
    if audit.auditor and (audit.outsider or audit.firm):
        raise Refused("Choose somebody here, or name somebody from outside: not both.")
    if audit.outsider and not audit.firm:
        raise Refused("Say for whom the auditor from outside works: the firm, or that they work for themselves.")
    if audit.auditor and audit.auditor.left_on is not None and audit.auditor.left_on <= audit.audit_on:
        raise Refused(say("{name} is not here any more on that day.", name=str(audit.auditor)))
    if audit.outsider and is_somebody_here(audit.organisation_id, audit.outsider):
        raise Refused(
            say("{name} is in the list of people here: choose them there, so that their roles are looked at.",
                name=audit.outsider)
        )  # fmt: skip


def is_somebody_here(organisation: UUID, name: str) -> bool:
    named = name.casefold().split()
    return any((one.name or "").casefold().split() == named for one in people_called(organisation, name))


def check_independent(audit: InternalAudit, on: date) -> None:
    """Nobody audits their own work, unless top management has approved just that (S3). ``on``: the day of the audit."""
    auditor = auditor_of(audit)
    if auditor is None:
        return
    found = conflicts(audit, auditor, on)
    if found and not covers(allowed_in(audit, auditor.id), found):
        raise Refused(not_independent(str(auditor), found))


def not_independent(name: str, found: list[Conflict]) -> Words:
    return say(
        "{name} would audit their own work. {why} Choose a colleague from elsewhere or somebody from outside. Or leave "
        "the auditor open, and ask top management for an exception on the audit's page.",
        name=name,
        why=" ".join(str(one.says(name)) for one in found),
    )
