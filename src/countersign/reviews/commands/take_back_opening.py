from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.reviews.entries import AttendanceVoided, OpeningTakenBack
from countersign.reviews.models import Attendance, Review
from countersign.reviews.permissions import check_can_take_back, check_fresh
from countersign.reviews.queries import attendances, decisions

LONGEST_REASON = 500


@command
def take_back_opening(*, review_id: UUID, revision_shown: int, because: str, by: Actor, at: datetime) -> Ref:
    """Say that the meeting was opened by mistake: the review is planned again, with a live agenda.

    It can be done while no decision stands in it. Whoever had said that they were there says so again on the day; what
    somebody wrote is still there.
    """
    review = locked(Review, by.organisation, review_id)
    check_can_take_back(by, review)
    check_fresh(review, revision_shown)
    if decisions(by.organisation, [review.id]).exists():
        raise Refused("A decision stands in it: it took place. Take the decision out first, if that is a mistake, too.")
    reason = clean(because).strip()
    if not reason:
        raise Refused("Say in a sentence why the meeting was no meeting.")
    if len(reason) > LONGEST_REASON:
        raise Refused(say("Say why in at most {n} characters.", n=LONGEST_REASON))
    review.opened_at = review.opened_by_id = review.held_on = review.agenda = review.chaired_by_id = None
    review.agenda_digest, review.mistaken_because = "", reason
    write(review, OpeningTakenBack())
    for one in attendances(by.organisation, [review.id]).filter(attended=True):
        row = locked(Attendance, by.organisation, one.id)
        row.void_at = at
        write(row, AttendanceVoided())
    return review.ref
