from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import ELSEWHERE, SignatureMethod
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import organisation, person, today
from countersign.policies.commands.confirm_unchanged import LONGEST_NOTE, said
from countersign.policies.entries import ReviewRecordedElsewhere
from countersign.policies.enums import Occasion, Outcome
from countersign.policies.models import Policy, Review, Version
from countersign.policies.permissions import check_can_record_review
from countersign.policies.queries import applied_on


@command
def record_review_elsewhere(
    *,
    policy_id: UUID,
    reviewed_on: date,
    reviewer_id: UUID,
    reviewed_as: str,
    outcome: Outcome,
    reason: str,
    occasion: Occasion = Occasion.YEARLY,
    occasion_note: str = "",
    method: SignatureMethod,
    evidence: str,
    by: Actor,
    at: datetime,
) -> Ref:
    """Enter a review that was held outside, on the word of the recorder (decision 20).

    It is a review of the version that applied on the day that is claimed. ``evidence`` says where it can be looked up.
    Whether the reviewer was entitled to is for the rules to judge.
    """
    policy = locked(Policy, by.organisation, policy_id)
    person(by.organisation, reviewer_id)
    check_can_record_review(by)
    check_address_has_settled(by, at)
    words = said(reason, occasion, occasion_note)
    shown = evidence_written(method, evidence)
    version = version_on(policy, reviewed_on, today(by.organisation, at))
    review = Review(
        id=new_id(at),
        organisation_id=by.organisation,
        policy_id=policy.id,
        version_id=version.id,
        document=version.document,
        reviewed_on=reviewed_on,
        outcome=outcome.value,
        reviewed_by_id=reviewer_id,
        reviewed_as=clean(reviewed_as).strip(),
        method=method.value,
        evidence=shown,
        recorded_at=at,
        recorded_by_id=who(by),
        **words,
    )
    write(review, ReviewRecordedElsewhere(docs=(version.document,), occurred_on=reviewed_on))
    return review.ref


def evidence_written(method: SignatureMethod, evidence: str) -> str:
    """Where somebody finds it who doubts the recorder's word."""
    if method not in ELSEWHERE:
        raise Refused("Say how it was documented elsewhere: on paper, in a minute or in another system.")
    written = clean(evidence).strip()
    if not written:
        raise Refused("Say where it is documented: which minutes, which file. Without it there is only your word.")
    if len(written) > LONGEST_NOTE:
        raise Refused(say("That is too long: it may have at most {n} characters.", n=LONGEST_NOTE))
    return written


def version_on(policy: Policy, day: date, today: date) -> Version:
    """The version that somebody had before them on a day that lies behind us."""
    if day > today:
        raise Refused("That day is still to come. Only what has happened can be recorded.")
    version = applied_on(organisation(policy.organisation_id), policy.id, day)
    if version is None:
        raise Refused(say("No version of this policy was in force on {day}. Look at the day.", day=day))
    return version
