from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.policies.queries import parent_policy, versions
from countersign.reviews.entries import ReviewChanged
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_minute, check_fresh


@command
def note_next(
    *,
    review_id: UUID,
    revision_shown: int,
    next_planned_on: date | None,
    endorsed: Sequence[str] = (),
    guests: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Note in the minutes when the next review is, which version of the policy was confirmed, who else was there."""
    review = locked(Review, by.organisation, review_id)
    check_can_minute(by, review)
    check_fresh(review, revision_shown)
    if next_planned_on and review.held_on and next_planned_on <= review.held_on:
        raise Refused("The next review comes after this one: look at the day.")
    check_labels(by.organisation, endorsed)
    before = (review.next_planned_on, review.endorsed, review.guests)
    review.next_planned_on, review.endorsed = next_planned_on, sorted({*endorsed})
    review.guests = guests.strip()[:200] or None
    if (review.next_planned_on, review.endorsed, review.guests) != before:
        write(review, ReviewChanged())
    return review.ref


def check_labels(organisation: UUID, labels: Sequence[str]) -> None:
    """Only a version of the policy that somebody has signed can be confirmed."""
    parent = parent_policy(organisation) if labels else None
    known = {one.label for one in versions(organisation, parent.id) if one.signed_at} if parent else set()
    if strange := {*labels} - {*known}:
        raise Refused(say("There is no signed version {label} of the policy.", label=min(strange)))
