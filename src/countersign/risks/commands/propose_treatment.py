from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today
from countersign.risks.entries import TreatmentProposed
from countersign.risks.enums import Option
from countersign.risks.models import Risk, Treatment
from countersign.risks.permissions import check_can_propose
from countersign.risks.queries import latest_assessment, open_proposal

LONGEST_PLAN, LONGEST_ACTION = 2000, 300


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be done, by whom and until when; or until when the organisation lives with the risk, and why."""

    option: Option
    plan: str
    due_on: date | None = None
    carrier_id: UUID | None = None
    action: str = ""
    until_on: date | None = None


@command
def propose_treatment(*, risk_id: UUID, latest_shown: UUID, plan: Plan, by: Actor, at: datetime) -> Ref:
    """Put forward what to do about a risk, at the score that it has now (6.1.3). Until it is approved nothing holds."""
    risk = locked(Risk, by.organisation, risk_id)
    check_can_propose(by, risk)
    latest = latest_assessment(by.organisation, risk.id)
    if latest is None:
        raise Refused("Say first how likely and how bad this risk is.")
    if latest.id != latest_shown:
        raise Stale("Somebody assessed this risk after you opened it. Look at it again, then decide.")
    if open_proposal(by.organisation, risk.id):
        raise Refused("Something is put forward already and waits for a decision: take that back first.")
    on = today(by.organisation, at)
    check_plan(plan, on)
    if plan.carrier_id is not None:
        check_is_here(person(by.organisation, plan.carrier_id), on)
    row = Treatment(
        id=new_id(at),
        organisation_id=by.organisation,
        risk=risk,
        assessment=latest,
        likelihood=latest.likelihood,
        impact=latest.impact,
        likelihood_steps=latest.likelihood_steps,
        impact_steps=latest.impact_steps,
        option=plan.option.value,
        plan=plan.plan.strip(),
        due_on=plan.due_on,
        carrier_id=plan.carrier_id,
        action=clean(plan.action).strip(),
        until_on=plan.until_on,
        proposed_at=at,
        proposed_by_id=who(by),
    )
    row.document = row.digest
    write(row, TreatmentProposed(docs=(row.document,)))
    return row.ref


def check_plan(plan: Plan, on: date) -> None:
    accepts = plan.option is Option.ACCEPT
    if not plan.plan.strip():
        raise Refused("Say why you can live with it." if accepts else "Say what is to be done.")
    if len(plan.plan.strip()) > LONGEST_PLAN:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_PLAN))
    if len(plan.action.strip()) > LONGEST_ACTION:
        raise Refused(say("Say where it is followed up in at most {n} characters.", n=LONGEST_ACTION))
    if accepts and plan.until_on is None:
        raise Refused("Say until when: nobody lives with a risk for ever without looking at it again.")
    if accepts and (plan.due_on or plan.carrier_id):
        raise Refused("Who accepts a risk does nothing about it: leave out who does what by when, or choose to reduce.")
    if not accepts and (plan.due_on is None or plan.carrier_id is None):
        raise Refused("Say who does it, and until when it is done.")
    if any(day is not None and day < on for day in (plan.due_on, plan.until_on)):
        raise Refused("That day has passed: say a day that is to come.")
