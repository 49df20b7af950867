from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.reviews.entries import ReviewCalledOff
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_call_off


@command
def call_off_review(*, review_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Record that a review does not take place, and why. It stays on the list, and counts for nothing."""
    review = locked(Review, by.organisation, review_id)
    check_can_call_off(by, review)
    if not because.strip():
        raise Refused("Say in a sentence why the review does not take place.")
    review.called_off_at, review.called_off_by_id = at, who(by)
    review.called_off_because = because.strip()
    write(review, ReviewCalledOff())
    return review.ref
