from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.commands.add_action import LONGEST_TITLE, Source, add_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import LIVE, Signature, statement_digest
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.kinds import Entry
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, is_leader, organisation, person, today
from countersign.reviews.entries import (
    DecisionTaken,
    DirectionDecided,
    ImprovementDecided,
    MinutesSigned,
    ResourcesDecided,
)
from countersign.reviews.enums import DecisionKind
from countersign.reviews.models import Decision, Review
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

TAKEN: dict[DecisionKind, type[Entry]] = {
    DecisionKind.IMPROVEMENT: ImprovementDecided,
    DecisionKind.RESOURCES: ResourcesDecided,
    DecisionKind.POLICY: DirectionDecided,
    DecisionKind.OBJECTIVE: DirectionDecided,
    DecisionKind.NO_CHANGE: DecisionTaken,
}
"""By its kind, as what a decision is entered when the chair signs."""


@command
def sign_minutes(
    *, review_id: UUID, digest_shown: str, words_shown: str, signature: Signature, by: Actor, at: datetime
) -> Ref:
    """Put the chair's name to the minutes, exactly as they were shown (S8). From then on they stand.

    Every decision in them is taken at this moment, and becomes evidence of whoever decided it. An improvement that has
    an owner and a day goes on in the register of actions.
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
    review.minutes, review.document = minutes, document
    review.minutes_on = day_in(organisation(by.organisation).time_zone, at)
    review.closed_at, review.closed_by_id, review.signed_as = at, who(by), capacity
    review.signed_words, review.statement = words_shown, statement
    review.signature_method, review.signature_evidence = signature.method.value, signature.evidence
    write(review, MinutesSigned(docs=(document,), occurred_on=review.held_on))
    take(review, by, at)
    return review.ref


def check_shown(review: Review, document: str, digest_shown: str, words_shown: str) -> None:
    """A signature binds what was on the page, to the letter."""
    if digest_shown != document:
        raise Stale("These are not the minutes that you were shown: somebody wrote in them since. Read them again.")
    if words_shown != signing_words(review):
        raise Stale("This is not the sentence that you were shown. Read it again before you sign.")


def take(review: Review, by: Actor, at: datetime) -> None:
    """Each decision that stands, in its order. What becomes an action counts there, and only there, as a leader's."""
    for one in decisions(review.organisation_id, [review.id]):
        row = locked(Decision, review.organisation_id, one.id)
        row.taken_at = at
        row.made = make_action(review, row, by, at)
        kind = DecisionTaken if row.made else TAKEN[DecisionKind(row.kind)]
        write(row, kind(occurred_on=review.held_on))


def make_action(review: Review, one: Decision, by: Actor, at: datetime) -> Ref | None:
    """An improvement goes on as an action, with whoever decided it as its sponsor. None: it stays with the review.

    It stays where nobody is to do it, where there is no day, and where its owner has left: none of these keeps the
    chair from signing, and the review goes on asking for it.
    """
    if one.kind != DecisionKind.IMPROVEMENT or one.owner_id is None or one.due_on is None or review.held_on is None:
        return None
    owner, on = person(by.organisation, one.owner_id), today(by.organisation, at)
    if owner.erased_at is not None or (owner.left_on is not None and owner.left_on <= on):
        return None
    decided_by = one.decided_by_id
    leads = decided_by is not None and is_leader(by.organisation, decided_by, review.held_on)
    return add_action(
        kind=ActionKind.IMPROVEMENT,
        title=shortened(one.words, LONGEST_TITLE),
        task=one.words,
        source=Source(SourceKind.REVIEW, source_words(review, one), one.ref),
        owner_id=owner.id,
        due_on=one.due_on,
        raised_on=review.held_on,
        sponsor_id=decided_by if leads else None,
        by=by,
        at=at,
    )


def source_words(review: Review, one: Decision) -> str:
    return str(say("Management review of {day}, decision {n}", day=review.held_on, n=one.number))


def shortened(words: str, longest: int) -> str:
    """On one line, and cut at a word where it is too long for a name."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 2].rpartition(' ')[0] or line[: longest - 2]} …"
