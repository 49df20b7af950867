from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.reviews.commands.write_decision import Decided, apply_decision
from countersign.reviews.entries import DecisionWritten
from countersign.reviews.models import Decision, Review
from countersign.reviews.permissions import check_can_decide
from countersign.reviews.queries import decision

FACTS = ("kind", "words", "decided_by_id", "owner_id", "due_on", "effect", "about", "about_digest")


@command
def change_decision(*, decision_id: UUID, revision_shown: int, decided: Decided, by: Actor, at: datetime) -> Ref:
    """Put right how a decision is written, before the chair signs. Saving the same again changes nothing."""
    review = locked(Review, by.organisation, decision(by.organisation, decision_id).review_id)
    row = locked(Decision, by.organisation, decision_id)
    check_can_decide(by, review)
    if row.struck_at is not None:
        raise Refused("This decision was taken out of the minutes.")
    if row.revision != revision_shown:
        raise Stale("Somebody changed this decision after you opened it. Look at it again, then save.")
    before = [getattr(row, name) for name in FACTS]
    apply_decision(row, review, decided, at)
    if [getattr(row, name) for name in FACTS] != before:
        write(row, DecisionWritten(occurred_on=review.held_on))
    return row.ref
