from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.conduct_internal_audit import LONGEST_REPORT
from countersign.audits.entries import VisitResultRecorded
from countersign.audits.enums import Recommendation
from countersign.audits.models import Visit, VisitResult
from countersign.audits.permissions import check_can_record_result
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def record_visit_result(
    *, visit_id: UUID, recommendation: Recommendation, told_on: date, report: str, by: Actor, at: datetime
) -> Ref:
    """Write down what the auditors of a visit recommend, when they said so, and where their report is."""
    visit = locked(Visit, by.organisation, visit_id)
    check_can_record_result(by, visit)
    if told_on > today(by.organisation, at):
        raise Refused("That day lies ahead: a result is written down once it is known.")
    if told_on < visit.visit_on:
        raise Refused(say("The audit began on {day}: nothing came of it before.", day=visit.visit_on))
    if not report.strip():
        raise Refused("Say what the report is called and where it is: it is the proof, this is only a note.")
    if len(report) > LONGEST_REPORT:
        raise Refused(say("Say where the report is in at most {n} characters.", n=LONGEST_REPORT))
    row = VisitResult(
        id=new_id(at),
        organisation_id=by.organisation,
        visit=visit,
        recommendation=recommendation.value,
        told_on=told_on,
        report=clean(report).strip(),
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(row, VisitResultRecorded(occurred_on=told_on))
    return row.ref
