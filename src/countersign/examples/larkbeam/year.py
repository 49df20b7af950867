"""What else happens in a year: an address changes, somebody moves desks, a day is free, audits are booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from countersign.audits.commands.conduct_internal_audit import conduct_internal_audit
from countersign.audits.commands.plan_internal_audit import Plan, plan_internal_audit
from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.enums import VisitKind
from countersign.audits.queries import internal_audits
from countersign.examples.larkbeam.cast import THERE_ALREADY
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.people import queries as people
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.change import change
from countersign.people.commands.change_setting import change_setting
from countersign.people.commands.grant import grant
from countersign.people.commands.propose_address import propose_address
from countersign.people.settings import FREE_DAYS, KINDS

AUDIT_ON, COMPANY_DAY = date(2027, 1, 25), date(2026, 6, 19)
DRIVER = "A care group supplied to the NHS signs its contract only once it has seen the certificate."
CERTIFIER = "Northmoor Certification"
INTERNAL_AUDIT, INTERNAL_ON = "Internal audit before stage 2", date(2026, 9, 29)
COVERED = ("4", "6", "8")
FOUND = "Context and risk fit. Two suppliers were never assessed; Nia does it by November. Clause 5 comes next."
REPORT = "Audit notes of 29 September 2026, in the ISMS folder"
NEW_ADDRESS = "ruth.ellis@larkbeam.example"
LEE = next(member for member in THERE_ALREADY if member.first == "Lee")
BEFORE_SALES = replace(LEE, title="Customer Support", department="Operations", manager="Nia")


def ruth_asks_for_an_address(stage: Stage) -> None:
    ruth = stage.person("Ruth").id
    propose_address(person_id=ruth, new_address=NEW_ADDRESS, by=stage.by("Ruth"), at=stage.at)


def priya_approves_it(stage: Stage) -> None:
    proposed = there(people.proposed_address(stage.organisation, stage.person("Ruth").id, stage.at), "change")
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    approve_address(change_id=proposed.id, address_shown=NEW_ADDRESS, by=leads, at=stage.at)


def lee_moves_to_sales(stage: Stage) -> None:
    lee = stage.person("Lee")
    change(
        person_id=lee.id,
        revision_shown=lee.revision,
        name=LEE.name,
        title=LEE.title,
        department=LEE.department,
        kind=LEE.kind,
        manager_id=stage.person(LEE.manager).id,
        joined_on=lee.joined_on,
        on_leave=False,
        leave_from=None,
        leave_until=None,
        executive=False,
        by=stage.by("Ruth", Hat.HR),
        at=stage.at,
    )


def tom_names_a_free_day(stage: Stage) -> None:
    change_setting(
        key=FREE_DAYS.key,
        value=(stage.day(COMPANY_DAY),),
        from_on=stage.today,
        reason="The company day at the coast: nobody reads mail.",
        shown=None,
        registry=KINDS,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def priya_books_the_audit(stage: Stage) -> None:
    plan_visit(
        kind=VisitKind.STAGE_2,
        visit_on=stage.day(AUDIT_ON),
        driver=DRIVER,
        certifier=CERTIFIER,
        by=stage.by("Priya", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def priya_lets_mei_audit(stage: Stage) -> None:
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    grant(person_id=stage.person("Mei").id, hat=Hat.INTERNAL_AUDITOR, by=leads, at=stage.at)


def tom_plans_the_internal_audit(stage: Stage) -> None:
    """He books it, and Mei conducts it: he keeps what is audited."""
    plan = Plan(
        title=INTERNAL_AUDIT,
        audit_on=stage.day(INTERNAL_ON),
        of_isms=True,
        covers=COVERED,
        auditor_id=stage.person("Mei").id,
    )
    plan_internal_audit(plan=plan, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def mei_records_the_internal_audit(stage: Stage) -> None:
    audit = next(one for one in internal_audits(stage.organisation) if one.title == INTERNAL_AUDIT)
    conduct_internal_audit(
        audit_id=audit.id,
        revision_shown=audit.revision,
        conducted_on=stage.day(INTERNAL_ON),
        result=FOUND,
        report=REPORT,
        by=stage.by("Mei", Hat.INTERNAL_AUDITOR),
        at=stage.at,
    )


ACTS = (
    Act(date(2026, 5, 11), time(9, 15), "Ruth asks for another address", ruth_asks_for_an_address),
    Act(date(2026, 5, 12), time(8, 40), "Priya approves the address", priya_approves_it),
    Act(date(2026, 6, 1), time(16, 0), "Tom names a free day", tom_names_a_free_day),
    Act(date(2026, 7, 6), time(9, 30), "Lee moves to sales", lee_moves_to_sales),
    Act(date(2026, 9, 7), time(10, 0), "Priya lets Mei record audits", priya_lets_mei_audit),
    Act(date(2026, 9, 7), time(14, 30), "Tom plans the internal audit", tom_plans_the_internal_audit),
    Act(date(2026, 9, 14), time(11, 45), "Priya books the audit", priya_books_the_audit),
    Act(date(2026, 9, 30), time(9, 20), "Mei records the internal audit", mei_records_the_internal_audit),
)
