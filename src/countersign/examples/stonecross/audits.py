"""The certifier's visits, and the one internal audit: Farah looks at what Farah does, and Gareth lets her."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from countersign.audits import queries as audits
from countersign.audits.commands.approve_exception import approve_exception
from countersign.audits.commands.book_interview import book_interview
from countersign.audits.commands.change_internal_audit import change_internal_audit
from countersign.audits.commands.close_elsewhere import close_elsewhere
from countersign.audits.commands.conduct_internal_audit import conduct_internal_audit
from countersign.audits.commands.plan_internal_audit import Plan, plan_internal_audit
from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.commands.raise_finding import Found
from countersign.audits.commands.record_finding import record_finding
from countersign.audits.commands.request_exception import request_exception
from countersign.audits.enums import FindingGrade, VisitKind
from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import FARAH, GARETH, JOAN, by, who
from countersign.kernel.actors import Hat
from countersign.roles.library import LEAD

if TYPE_CHECKING:
    from countersign.audits.models import InternalAudit, Visit

LAST_ON, NEXT_ON, CLOSED_ON = date(2025, 12, 15), date(2026, 12, 14), date(2026, 1, 31)
INTERNAL_ON = date(2026, 2, 10)
CERTIFIER = "Northmoor Certification"
DRIVER = "Nine law firms have it in their contracts that the certificate stands."
SEEN = "Of 164 people who were to acknowledge the policy, 121 had. Nobody followed the others up."
CLOSING = "The list was chased in January; 87 in a hundred had acknowledged on the day of the letter."
LETTER = "Letter of 31 January 2026, certification folder"
TITLE = "Internal audit 2026"
REASON = "Nobody else here has the course, and the money for somebody from outside was not asked for in time."
GUARDS = "Joan reads the notes along with the minutes."
RESULT = "Clauses 5, 6 and 9 were looked at. All fits; the list of suppliers is still to be finished."
REPORT = "Audit notes of 10 February 2026, ISMS folder"


def farah_enters_last_years_visit(stage: Stage) -> None:
    visits(stage, LAST_ON)


def farah_enters_the_next(stage: Stage) -> None:
    visits(stage, NEXT_ON)


def visits(stage: Stage, on: date) -> None:
    plan_visit(
        kind=VisitKind.SURVEILLANCE,
        visit_on=stage.day(on),
        driver=DRIVER,
        certifier=CERTIFIER,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def visit(stage: Stage, on: date) -> Visit:
    return next(one for one in audits.visits(stage.organisation) if one.visit_on == stage.day(on))


def farah_enters_what_it_found(stage: Stage) -> None:
    found = Found(
        grade=FindingGrade.MINOR,
        clause="A.5.1",
        seen=SEEN,
        raised_on=stage.day(LAST_ON),
        owner_id=who(stage, JOAN).id,
        due_on=stage.day(date(2026, 3, 15)),
        code="DIS-002",
        reference="2025-04",
    )
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    record_finding(found=found, visit_id=visit(stage, LAST_ON).id, by=lead, at=stage.at)


def farah_enters_that_it_is_closed(stage: Stage) -> None:
    finding = there(audits.findings(stage.organisation).first(), "auditfinding")
    close_elsewhere(
        finding_id=finding.id,
        revision_shown=finding.revision,
        closed_on=stage.day(CLOSED_ON),
        closing=CLOSING,
        letter=LETTER,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def plan(stage: Stage) -> Plan:
    return Plan(
        title=TITLE, audit_on=stage.day(INTERNAL_ON), of_isms=True, subject_roles=(LEAD,), covers=("5", "6", "9")
    )


def the_audit(stage: Stage) -> InternalAudit:
    return there(next(iter(audits.internal_audits(stage.organisation)), None), "internalaudit")


def farah_plans_it(stage: Stage) -> None:
    plan_internal_audit(plan=plan(stage), by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def farah_asks_to_do_it_herself(stage: Stage) -> None:
    audit = the_audit(stage)
    request_exception(
        audit_id=audit.id,
        revision_shown=audit.revision,
        auditor_id=who(stage, FARAH).id,
        reason=REASON,
        safeguards=GUARDS,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def gareth_lets_her(stage: Stage) -> None:
    asked = next(iter(audits.exceptions_to(the_audit(stage))))
    leads = by(stage, GARETH, Hat.TOP_MANAGEMENT)
    approve_exception(exception_id=asked.id, digest_shown=asked.document, by=leads, at=stage.at)


def farah_names_herself(stage: Stage) -> None:
    audit = the_audit(stage)
    named = replace(plan(stage), auditor_id=who(stage, FARAH).id)
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    change_internal_audit(audit_id=audit.id, revision_shown=audit.revision, plan=named, by=lead, at=stage.at)


def farah_conducts_it(stage: Stage) -> None:
    audit = the_audit(stage)
    conduct_internal_audit(
        audit_id=audit.id,
        revision_shown=audit.revision,
        conducted_on=stage.day(INTERNAL_ON),
        result=RESULT,
        report=REPORT,
        by=by(stage, FARAH, Hat.INTERNAL_AUDITOR),
        at=stage.at,
    )


def farah_books_gareth(stage: Stage) -> None:
    book_interview(
        visit_id=visit(stage, NEXT_ON).id,
        leader_id=who(stage, GARETH).id,
        interview_on=stage.day(NEXT_ON),
        begins="10:00",
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = (
    Act(date(2026, 1, 22), time(11, 10), "Farah enters last year's visit", farah_enters_last_years_visit),
    Act(date(2026, 1, 22), time(11, 20), "Farah enters what it found", farah_enters_what_it_found),
    Act(date(2026, 2, 5), time(9, 40), "Farah enters that it is closed", farah_enters_that_it_is_closed),
    Act(date(2026, 2, 2), time(16, 10), "Farah plans the internal audit", farah_plans_it),
    Act(date(2026, 2, 2), time(16, 20), "Farah asks to conduct it herself", farah_asks_to_do_it_herself),
    Act(date(2026, 2, 3), time(11, 30), "Gareth lets Farah audit herself", gareth_lets_her),
    Act(date(2026, 2, 4), time(9, 30), "Farah names herself as the auditor", farah_names_herself),
    Act(date(2026, 2, 11), time(10, 0), "Farah records the internal audit", farah_conducts_it),
    Act(date(2026, 6, 3), time(14, 0), "Farah enters the visit of December", farah_enters_the_next),
    Act(date(2026, 11, 9), time(15, 30), "Farah books an hour with Gareth", farah_books_gareth),
)
