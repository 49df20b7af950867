from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.reviews.entries import MinutesRendered
from countersign.reviews.enums import ReviewState
from countersign.reviews.models import Review
from countersign.reviews.permissions import STANDS


@command(accepts={ActorKind.SYSTEM})
def render_minutes(*, review_id: UUID, pdf: str, by: Actor, at: datetime) -> Ref:
    """Note for ever which kept file is the PDF of signed minutes. Those that have theirs are left alone."""
    review = locked(Review, by.organisation, review_id)
    if review.state is not ReviewState.CLOSED or review.elsewhere:
        raise Refused(STANDS[ReviewState.PLANNED] if review.closed_at is None else "It was not signed here.")
    if review.pdf is None:
        review.pdf = pdf
        write(review, MinutesRendered(docs=(pdf,)))
    return review.ref
