from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import is_leader, person, today
from countersign.reviews.entries import ChairNamed
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_name_chair


@command
def name_chair(*, review_id: UUID, revision_shown: int, chair_id: UUID, by: Actor, at: datetime) -> Ref:
    """Name another leader who signs the minutes, because whoever chaired it left, or leads no more.

    The minutes say who chaired it, and who signs for them. It is somebody who led on that day and leads today; that
    they were there, they confirm themselves.
    """
    review = locked(Review, by.organisation, review_id)
    check_can_name_chair(by, review, revision_shown)
    named = person(by.organisation, chair_id)
    if named.id == review.chair_id:
        raise Refused("They chair it already.")
    on = today(by.organisation, at)
    days = [review.held_on, on] if review.held_on else [on]
    if not all(is_leader(by.organisation, named.id, day) for day in days):
        raise Refused("Name somebody who was top management on the day of the review, and is today.")
    change_chair(review, named.id)
    write(review, ChairNamed(occurred_on=on))
    return review.ref


def change_chair(review: Review, named: UUID) -> None:
    """Whoever chaired stays among those who were invited. Named again, they sign for themselves."""
    before = review.chair_id
    asked = {UUID(hex=one) for one in review.invited} | ({before} if before else set())
    chaired_by = review.chaired_by_id or before
    review.chair_id = named
    review.chaired_by_id = chaired_by if chaired_by != named else None
    review.invited = sorted(one.hex for one in asked if one != named)
