from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import LIVE, Signature, statement_digest
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, organisation
from countersign.reviews.commands.take_decision import take_decision
from countersign.reviews.entries import (
    MinutesSigned,
)
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_sign
from countersign.reviews.queries import (
    decisions,
    minutes_digest,
    minutes_of,
    missing,
    signing_statement,
    signing_words,
    similarity,
)


@command
def sign_minutes(
    *, review_id: UUID, digest_shown: str, words_shown: str, signature: Signature, by: Actor, at: datetime
) -> Ref:
    """Put the chair's name to the minutes, exactly as they were shown (S8). From then on they stand.

    Every decision in them is taken at this moment, and becomes evidence of whoever decided it. An improvement that has
    an owner and a day goes on in the register of actions; what decides about another record does so now.
    """
    review = locked(Review, by.organisation, review_id)
    capacity = capacity_of(by.organisation, by.person, at)
    check_can_sign(by, review, capacity)
    check_address_has_settled(by, at)
    minutes = minutes_of(review)
    document = minutes_digest(minutes)
    check_shown(review, document, digest_shown, words_shown)
    for sentence in missing(review, minutes):
        raise Refused(sentence)
    statement = statement_digest(signing_statement(review, document, person=who(by), capacity=capacity))
    if signature.method not in LIVE or signature.evidence.get("statement") != statement:
        raise Refused("You confirmed something else than what is signed here. Read it again and ask for a new code.")
    review.similarity = similarity(review, minutes)
    review.minutes, review.document, review.single_handed = minutes, document, "alone" in minutes
    review.minutes_on = day_in(organisation(by.organisation).time_zone, at)
    review.closed_at, review.closed_by_id, review.signed_as = at, who(by), capacity
    review.signed_words, review.statement = words_shown, statement
    review.signature_method, review.signature_evidence = signature.method.value, signature.evidence
    write(review, MinutesSigned(docs=(document,), occurred_on=review.held_on))
    for one in decisions(by.organisation, [review.id]):
        take_decision(decision_id=one.id, by=by, at=at)
    return review.ref


def check_shown(review: Review, document: str, digest_shown: str, words_shown: str) -> None:
    """A signature binds what was on the page, to the letter."""
    if digest_shown != document:
        raise Stale("These are not the minutes that you were shown: somebody wrote in them since. Read them again.")
    if words_shown != signing_words(review):
        raise Stale("This is not the sentence that you were shown. Read it again before you sign.")
