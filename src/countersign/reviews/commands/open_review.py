from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.reviews.entries import ReviewOpened
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_open, check_fresh
from countersign.reviews.queries import agenda_digest, agenda_of


@command
def open_review(*, review_id: UUID, revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Open the meeting: it is held today, and from now on its agenda stands still, with what is known now."""
    review = locked(Review, by.organisation, review_id)
    check_can_open(by, review)
    check_fresh(review, revision_shown)
    if review.chair_id is None:
        raise Refused("Say first who chairs the review: somebody in top management.")
    review.held_on = today(by.organisation, at)
    review.opened_at, review.opened_by_id = at, who(by)
    review.agenda = agenda_of(review, review.held_on)
    review.agenda_digest = agenda_digest(review.agenda)
    write(review, ReviewOpened(docs=(review.agenda_digest,)))
    return review.ref
