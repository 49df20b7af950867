from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_visit import LATEST
from countersign.audits.entries import VisitPlanRecorded
from countersign.audits.models import Visit, VisitPlan
from countersign.audits.permissions import check_can_prepare
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write

LONGEST_PLAN = 2000


@command
def record_visit_plan(
    *,
    visit_id: UUID,
    until_on: date | None = None,
    extent: str = "",
    team: str = "",
    asked_for: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Write down what the certifier sent ahead: until when they stay, what they look at, who comes, what they want.

    A later one takes the place of an earlier one, which stays readable.
    """
    visit = locked(Visit, by.organisation, visit_id)
    check_can_prepare(by, visit)
    texts = [text.strip() for text in (extent, team, asked_for)]
    if until_on is None and not any(texts):
        raise Refused("Write down at least one thing that the certifier sent.")
    if max(map(len, texts)) > LONGEST_PLAN:
        raise Refused(say("Say each of it in at most {n} characters.", n=LONGEST_PLAN))
    if until_on is not None and not visit.visit_on <= until_on <= date(LATEST, 12, 31):
        raise Refused(say("The audit begins on {day}: it ends on that day or later.", day=visit.visit_on))
    row = VisitPlan(
        id=new_id(at),
        organisation_id=by.organisation,
        visit=visit,
        until_on=until_on,
        extent=texts[0],
        team=texts[1] or None,
        asked_for=texts[2],
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(row, VisitPlanRecorded())
    return row.ref
