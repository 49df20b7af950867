from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.actions.commands.add_action import LONGEST_TITLE, Source, add_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, parse_ref, ref
from countersign.kernel.words import say
from countersign.ledger.kinds import Entry
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.adopt_objectives import adopt_objectives
from countersign.objectives.commands.propose_objective import Asked as ObjectiveAsked
from countersign.objectives.commands.propose_objective import propose_objective
from countersign.objectives.queries import terms
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import is_leader, person, today
from countersign.policies.commands.ask_for_change import ask_for_change
from countersign.policies.enums import Occasion
from countersign.policies.queries import policy_of
from countersign.resources.commands.decide import Ruling, decide
from countersign.resources.commands.raise_request import Amount, raise_request
from countersign.resources.commands.raise_request import Asked as ResourceAsked
from countersign.resources.enums import Behind, TimeUnit, Verdict
from countersign.resources.queries import request
from countersign.reviews.entries import DecisionTaken, DirectionDecided, ImprovementDecided, ResourcesDecided
from countersign.reviews.enums import DecisionKind, Effect
from countersign.reviews.models import Decision, Review
from countersign.reviews.permissions import check_can_take
from countersign.reviews.queries import Outlook, counts_there, decision, decisions, standing

if TYPE_CHECKING:
    from countersign.resources.models import Request


TAKEN: dict[DecisionKind, type[Entry]] = {
    DecisionKind.IMPROVEMENT: ImprovementDecided,
    DecisionKind.RESOURCES: ResourcesDecided,
    DecisionKind.POLICY: DirectionDecided,
    DecisionKind.OBJECTIVE: DirectionDecided,
    DecisionKind.NO_CHANGE: DecisionTaken,
}
"""By its kind, as what a decision is entered when the chair signs."""


@command
def take_decision(*, decision_id: UUID, by: Actor, at: datetime) -> Ref:
    """Take one decision of minutes, in the act by which the chair signs them; what it does elsewhere happens now.

    What counts as a leader's elsewhere counts there, and only there.
    """
    review = locked(Review, by.organisation, decision(by.organisation, decision_id).review_id)
    row = locked(Decision, by.organisation, decision_id)
    check_can_take(by, review, row, at)
    check_address_has_settled(by, at)
    row.taken_at = at
    row.made = make_action(review, row, by, at)
    does = standing(by.organisation, decisions(by.organisation, [review.id]), by.person)
    row.recorded_as = record_elsewhere(review, row, does.get(row.id), by, at)
    kind = DecisionTaken if counts_there(row) else TAKEN[DecisionKind(row.kind)]
    write(row, kind(occurred_on=review.held_on))
    return row.ref


def make_action(review: Review, one: Decision, by: Actor, at: datetime) -> Ref | None:
    """An improvement goes on as an action, with whoever decided it as its sponsor. None: it stays with the review.

    It stays where nobody is to do it, where there is no day, and where its owner has left: none of these keeps the
    chair from signing, and the review goes on asking for it.
    """
    if one.kind != DecisionKind.IMPROVEMENT or one.due_on is None or review.held_on is None:
        return None
    owner = owner_here(one, by, at)
    if owner is None:
        return None
    decided_by = one.decided_by_id
    leads = decided_by is not None and is_leader(by.organisation, decided_by, review.held_on)
    return add_action(
        kind=ActionKind.IMPROVEMENT,
        title=shortened(one.words, LONGEST_TITLE),
        task=one.words,
        source=Source(SourceKind.REVIEW, source_words(review, one), one.ref),
        owner_id=owner,
        due_on=one.due_on,
        raised_on=review.held_on,
        sponsor_id=decided_by if leads else None,
        by=by,
        at=at,
    )


def record_elsewhere(review: Review, one: Decision, outlook: Outlook | None, by: Actor, at: datetime) -> Ref | None:
    """What a decision does to another record, as the chair's own act there, with the checks that stand there.

    None: it does nothing elsewhere when they sign (``standing``). Then it stays with the review alone.
    """
    if outlook is None:
        return None
    return DOING[outlook.effect](review, one, by, at)


def put_request_forward(review: Review, one: Decision, by: Actor, at: datetime) -> Ref:
    asked = ResourceAsked(
        title=shortened(one.words, LONGEST_TITLE),
        need=one.words,
        raised_on=review.held_on or today(by.organisation, at),
        behind_kind=Behind.OTHER,
        behind=source_words(review, one),
        raised_by_id=owner_here(one, by, at) or who(by),
    )
    return raise_request(asked=asked, by=by, at=at)


def approve_request(review: Review, one: Decision, by: Actor, at: datetime) -> Ref:
    return rule(review, one, Verdict.APPROVED, by, at)


def refuse_request(review: Review, one: Decision, by: Actor, at: datetime) -> Ref:
    return rule(review, one, Verdict.REFUSED, by, at)


def rule(review: Review, one: Decision, verdict: Verdict, by: Actor, at: datetime) -> Ref:
    """What is approved is what was asked for; the reason is what was decided, and where."""
    id, reason = id_in(one.about), f"{one.words} ({source_words(review, one)})"
    ruling = Ruling(verdict=verdict, reason=reason, granted=one.words, amount=asked_for(request(by.organisation, id)))
    decide(request_id=id, digest_shown=one.about_digest, ruling=ruling, by=by, at=at)
    return one.about


def asked_for(row: Request) -> Amount:
    unit = TimeUnit(row.time_unit) if row.time_unit else None
    return Amount(money=row.money, headcount=row.headcount, time=row.time, time_unit=unit)


def put_objective_forward(review: Review, one: Decision, by: Actor, at: datetime) -> Ref:
    """With its owner and its day; what is missing in it, whoever adopts it sees."""
    asked = ObjectiveAsked(
        title=shortened(one.words, LONGEST_TITLE),
        owner_id=owner_here(one, by, at),
        due_on=one.due_on,
        plan_what=one.words,
    )
    return propose_objective(asked=asked, set_on=review.held_on or today(by.organisation, at), by=by, at=at)


def adopt_objective(review: Review, one: Decision, by: Actor, at: datetime) -> Ref:
    id = id_in(one.about)
    adopt_objectives(digests_shown={id: one.about_digest}, by=by, at=at)
    return ref("objective", terms(by.organisation).get(id=id).objective_id)


def ask_for_another_text(review: Review, one: Decision, by: Actor, at: datetime) -> Ref:
    id = id_in(one.about)
    ask_for_change(
        version_id=id,
        digest_shown=one.about_digest,
        reason=one.words,
        occasion=Occasion.OTHER,
        occasion_note=source_words(review, one),
        by=by,
        at=at,
    )
    return ref("policy", policy_of(by.organisation, id))


DOING: dict[Effect, Callable[[Review, Decision, Actor, datetime], Ref]] = {
    Effect.RAISES: put_request_forward,
    Effect.APPROVES: approve_request,
    Effect.REFUSES: refuse_request,
    Effect.SETS: put_objective_forward,
    Effect.ADOPTS: adopt_objective,
    Effect.CHANGES: ask_for_another_text,
}


def owner_here(one: Decision, by: Actor, at: datetime) -> UUID | None:
    """Whoever sees to it, where they are still here."""
    if one.owner_id is None:
        return None
    owner, on = person(by.organisation, one.owner_id), today(by.organisation, at)
    return None if owner.erased_at is not None or (owner.left_on is not None and owner.left_on <= on) else owner.id


def id_in(reference: Ref) -> UUID:
    return parse_ref(reference)[1]


def source_words(review: Review, one: Decision) -> str:
    return str(say("Management review of {day}, decision {n}", day=review.held_on, n=one.number))


def shortened(words: str, longest: int) -> str:
    """On one line, and cut at a word where it is too long for a name."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 2].rpartition(' ')[0] or line[: longest - 2]} …"
