from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.risks.entries import AssessmentRecorded
from countersign.risks.enums import Source
from countersign.risks.models import Assessment, Risk
from countersign.risks.permissions import check_can_assess
from countersign.risks.queries import Scale, latest_assessment, scale

LONGEST_WHY = 1000
EARLIEST = 1995


@command
def assess_risk(
    *,
    risk_id: UUID,
    latest_shown: UUID | None,
    assessed_on: date,
    likelihood: int,
    impact: int,
    why: str,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say how likely and how bad a risk is, as of a day, and why; also that nothing has changed (8.2).

    What its owner says themselves is marked as theirs.
    """
    risk = locked(Risk, by.organisation, risk_id)
    check_can_assess(by, risk, latest_assessment(by.organisation, risk.id), latest_shown)
    on = today(by.organisation, at)
    check_day(assessed_on, on)
    if assessed_on < risk.identified_on:
        raise Refused(say("It was identified on {day} only.", day=risk.identified_on))
    measure = scale(by.organisation, on)
    check_steps(measure, likelihood, impact)
    check_why(why)
    row = Assessment(
        id=new_id(at),
        organisation_id=by.organisation,
        risk=risk,
        assessed_on=assessed_on,
        likelihood=likelihood,
        impact=impact,
        likelihood_steps=len(measure.likelihood),
        impact_steps=len(measure.impact),
        why=why.strip(),
        by_owner=risk.is_owned_by(by.person),
        source=Source.RECORDED.value,
        assessed_by_id=who(by),
        recorded_at=at,
    )
    write(row, AssessmentRecorded(occurred_on=assessed_on))
    return row.ref


def check_day(day: date, on: date) -> None:
    if day > on:
        raise Refused("That day lies ahead: say how it is seen on a day that has come.")
    if day.year < EARLIEST:
        raise Refused("Look at the year.")


def check_steps(measure: Scale, likelihood: int, impact: int) -> None:
    if not (1 <= likelihood <= len(measure.likelihood) and 1 <= impact <= len(measure.impact)):
        raise Refused("Choose one step of the scale for how likely it is, and one for how bad.")


def check_why(why: str) -> None:
    if not why.strip():
        raise Refused("Say in a sentence why you see it so: the next one who assesses it starts from that.")
    if len(why.strip()) > LONGEST_WHY:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_WHY))
