from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.reviews.entries import AddendumWritten
from countersign.reviews.models import Addendum, Review
from countersign.reviews.permissions import check_can_add

LONGEST = 4000


@command
def add_addendum(*, review_id: UUID, text: str, by: Actor, at: datetime) -> Ref:
    """Put right beside signed minutes what is wrong in them. They themselves are never edited."""
    review = locked(Review, by.organisation, review_id)
    check_can_add(by, review)
    words = text.strip()
    if not words:
        raise Refused("Say what is wrong in the minutes, and what is right.")
    if len(words) > LONGEST:
        raise Refused(say("An addendum has at most {n} characters.", n=LONGEST))
    row = Addendum(id=new_id(at), organisation_id=by.organisation, review_id=review.id, document=review.document)
    row.text, row.written_at, row.written_by_id = words, at, who(by)
    write(row, AddendumWritten(docs=(review.document,)))
    return row.ref
