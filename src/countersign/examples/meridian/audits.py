"""Group Internal Audit in May, independent of everybody it looks at; and the certifier in the March after."""

from __future__ import annotations

from datetime import date, time

from countersign.audits.commands.conduct_internal_audit import conduct_internal_audit
from countersign.audits.commands.confirm_seen import confirm_seen
from countersign.audits.commands.plan_internal_audit import Plan, plan_internal_audit
from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.enums import VisitKind
from countersign.audits.queries import internal_audits
from countersign.examples.stage import Act, Stage
from countersign.kernel.actors import Hat
from countersign.roles.library import LEAD

AUDIT_ON, VISIT_ON = date(2026, 5, 28), date(2027, 3, 8)
TITLE = "Internal audit of the whole ISMS"
COVERED = ("4", "5", "6", "7", "8", "9", "10")
FOUND = (
    "The system does what it says, in the three ports that were visited and in the governance office. Three "
    "observations: agencies accept late, two policies for topics are close to their day, the vault is old."
)
REMARK = "All three are right. The agencies first: I speak to Ann about it this week."
REPORT = "Report 2026-07 of Group Internal Audit"
DRIVER = "Without the certificate customs would look again at our status, and two lines at their contracts."
CERTIFIER = "Northern Maritime Certification"


def clara_plans_the_audit(stage: Stage) -> None:
    """She books it, and Rita conducts it: Clara's own office is looked at too."""
    plan = Plan(
        title=TITLE,
        audit_on=stage.day(AUDIT_ON),
        of_isms=True,
        subject_roles=(LEAD,),
        covers=COVERED,
        auditor_id=stage.person("Rita").id,
    )
    plan_internal_audit(plan=plan, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def rita_records_the_audit(stage: Stage) -> None:
    audit = next(one for one in internal_audits(stage.organisation) if one.title == TITLE)
    conduct_internal_audit(
        audit_id=audit.id,
        revision_shown=audit.revision,
        conducted_on=stage.day(AUDIT_ON),
        result=FOUND,
        report=REPORT,
        by=stage.by("Rita", Hat.INTERNAL_AUDITOR),
        at=stage.at,
    )


def thandi_has_looked(stage: Stage) -> None:
    audit = next(one for one in internal_audits(stage.organisation) if one.title == TITLE)
    leads = stage.by("Thandi", Hat.TOP_MANAGEMENT)
    confirm_seen(audit_id=audit.id, revision_shown=audit.revision, remark=REMARK, by=leads, at=stage.at)


def thandi_books_the_visit(stage: Stage) -> None:
    plan_visit(
        kind=VisitKind.RECERTIFICATION,
        visit_on=stage.day(VISIT_ON),
        driver=DRIVER,
        certifier=CERTIFIER,
        by=stage.by("Thandi", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


ACTS = (
    Act(date(2026, 2, 16), time(10, 0), "Clara plans the internal audit", clara_plans_the_audit),
    Act(date(2026, 5, 29), time(16, 30), "Rita records the internal audit", rita_records_the_audit),
    Act(date(2026, 6, 4), time(18, 0), "Thandi has looked at what Rita found", thandi_has_looked),
    Act(date(2026, 6, 15), time(9, 0), "Thandi books the recertification", thandi_books_the_visit),
)
