from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.reviews.entries import DecisionCarriedOut
from countersign.reviews.models import Decision
from countersign.reviews.permissions import check_can_carry_out
from countersign.reviews.queries import decision

LONGEST_OUTCOME = 1000


@command
def carry_out(*, decision_id: UUID, done_on: date, outcome: str, by: Actor, at: datetime) -> Ref:
    """Say that what a review decided is done, on which day, and what came of it."""
    row = locked(Decision, by.organisation, decision_id)
    check_can_carry_out(by, row)
    held_on = decision(by.organisation, decision_id).review.held_on
    if done_on > today(by.organisation, at):
        raise Refused("That day lies ahead: an action is recorded once it is done.")
    if held_on and done_on < held_on:
        raise Refused("That day lies before the review that decided it. Look at the day.")
    if not outcome.strip():
        raise Refused("Say what came of it, in a sentence: the next review looks at it.")
    if len(outcome) > LONGEST_OUTCOME:
        raise Refused("Say what came of it in fewer words.")
    row.done_on, row.done_at, row.done_by_id, row.outcome = done_on, at, who(by), outcome.strip()
    write(row, DecisionCarriedOut(occurred_on=done_on))
    return row.ref
