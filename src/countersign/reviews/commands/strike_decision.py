from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.reviews.entries import DecisionStruck
from countersign.reviews.models import Decision, Review
from countersign.reviews.permissions import check_can_decide
from countersign.reviews.queries import decision


@command
def strike_decision(*, decision_id: UUID, by: Actor, at: datetime) -> Ref:
    """Take a decision out of the minutes again, before the chair signs. Its number is not given to another."""
    review = locked(Review, by.organisation, decision(by.organisation, decision_id).review_id)
    row = locked(Decision, by.organisation, decision_id)
    check_can_decide(by, review)
    if row.struck_at is not None:
        raise Refused("This decision was taken out before.")
    row.struck_at = at
    write(row, DecisionStruck())
    return row.ref
