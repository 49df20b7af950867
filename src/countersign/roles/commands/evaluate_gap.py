from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import organisation
from countersign.roles.commands.record_competence import said
from countersign.roles.entries import GapEvaluated
from countersign.roles.models import CompetenceGap
from countersign.roles.permissions import check_can_evaluate


@command
def evaluate_gap(*, gap_id: UUID, closed: bool, evaluated_on: date, judged: str, by: Actor, at: datetime) -> Ref:
    """Judge whether what was done closed a gap: on which day somebody looked, and how they came to it (7.2 c)."""
    gap = locked(CompetenceGap, by.organisation, gap_id)
    check_can_evaluate(by, gap)
    zone = organisation(by.organisation).time_zone
    if evaluated_on > day_in(zone, at):
        raise Refused("Nobody can judge on a day that is still to come: look at the day.")
    if evaluated_on < day_in(zone, gap.planned_at):
        raise Refused("The gap was written down after that day: look at the day.")
    gap.closed, gap.evaluated_on = closed, evaluated_on
    gap.judged = said(judged, "Say how you judged it: what you saw, asked or read.")
    gap.evaluated_at, gap.evaluated_by_id = at, who(by)
    write(gap, GapEvaluated(occurred_on=evaluated_on))
    return gap.ref
