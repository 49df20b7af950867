from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.reviews.commands.plan_review import Plan, apply_plan
from countersign.reviews.entries import ReviewChanged
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_change

PLANNED = ("kind", "because", "planned_on", "begins", "place", "chair_id", "invited", "guests")


@command
def change_review(*, review_id: UUID, revision_shown: int, plan: Plan, by: Actor, at: datetime) -> Ref:
    """Put right what is planned about a review before it opens. Saving the same again changes nothing."""
    review = locked(Review, by.organisation, review_id)
    check_can_change(by, review, revision_shown)
    before = facts(review)
    apply_plan(review, plan)
    if facts(review) != before:
        write(review, ReviewChanged())
    return review.ref


def facts(review: Review) -> tuple[object, ...]:
    return tuple(getattr(review, name) for name in PLANNED)
