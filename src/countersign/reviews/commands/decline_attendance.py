from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.reviews.commands.confirm_attendance import fresh, hat_of, say_so
from countersign.reviews.entries import ApologySent
from countersign.reviews.enums import ReviewState
from countersign.reviews.models import Review
from countersign.reviews.permissions import STANDS, check_can_attend
from countersign.reviews.queries import attendance_of

LONGEST_REASON = 500


@command
def decline_attendance(*, review_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Say that one cannot come, or was not there. It can be confirmed later all the same, until the chair signs."""
    review = locked(Review, by.organisation, review_id)
    me = check_can_attend(by, review)
    if review.state not in (ReviewState.PLANNED, ReviewState.OPEN):
        raise Refused(STANDS[review.state])
    if len(because) > LONGEST_REASON:
        raise Refused("Say why in fewer words.")
    row = attendance_of(by.organisation, review.id, me) or fresh(review, me, at)
    say_so(row, review.day, attended=False, by=me, at=at)
    row.because, row.hat = because.strip() or None, hat_of(by, row.leads)
    write(row, ApologySent())
    return row.ref
