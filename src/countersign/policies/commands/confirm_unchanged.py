from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, today
from countersign.policies.entries import ReviewConfirmedUnchanged
from countersign.policies.enums import Occasion, Outcome
from countersign.policies.models import Policy, Review, Version
from countersign.policies.permissions import check_can_review
from countersign.policies.queries import policy_of

LONGEST_REASON = 2000
LONGEST_NOTE = 300


@command
def confirm_unchanged(
    *,
    version_id: UUID,
    digest_shown: str,
    reason: str,
    occasion: Occasion = Occasion.YEARLY,
    occasion_note: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Say, as top management, that the policy in force was looked at again and is still right, and why (A.5.1)."""
    version = looked_at(version_id, digest_shown, by, at)
    review = review_here(version, Outcome.CONFIRMED_UNCHANGED, said(reason, occasion, occasion_note), by, at)
    write(review, ReviewConfirmedUnchanged(docs=(version.document,)))
    return review.ref


def looked_at(version_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Version:
    """The version that the reader had before them, locked; what was read is what is judged (S8)."""
    locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    check_can_review(by, version, capacity_of(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    if digest_shown != version.document:
        raise Stale("This is not the text that you were shown. Read it again before you decide.")
    return version


def review_here(version: Version, outcome: Outcome, words: dict[str, str], by: Actor, at: datetime) -> Review:
    """What the actor concludes today, in the capacity in which they lead, as a row that nothing is written of yet."""
    return Review(
        id=new_id(at),
        organisation_id=by.organisation,
        policy_id=version.policy_id,
        version_id=version.id,
        document=version.document,
        reviewed_on=today(by.organisation, at),
        outcome=outcome.value,
        reviewed_by_id=who(by),
        reviewed_as=capacity_of(by.organisation, by.person, at),
        recorded_at=at,
        recorded_by_id=who(by),
        **words,
    )


def said(reason: str, occasion: Occasion, note: str) -> dict[str, str]:
    """The words of a review. Of the calendar nothing more is to be said; of any other occasion what it was."""
    why, what = clean(reason).strip(), clean(note).strip()
    if not why:
        raise Refused("Say in a sentence why: an auditor will ask, and the reason is the answer.")
    if occasion is not Occasion.YEARLY and not what:
        raise Refused("Say in a sentence what happened that the policy was looked at again.")
    for text, longest in ((why, LONGEST_REASON), (what, LONGEST_NOTE)):
        if len(text) > longest:
            raise Refused(say("That is too long: it may have at most {n} characters.", n=longest))
    return {"reason": why, "occasion": occasion.value, "occasion_note": what}
