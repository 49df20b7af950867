from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.actions.permissions import LATEST
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import is_leader, is_only_leader
from countersign.reviews.commands.plan_review import check_is_here
from countersign.reviews.entries import DecisionWritten
from countersign.reviews.enums import DECIDES, DecisionKind, Effect
from countersign.reviews.models import Decision, Review
from countersign.reviews.permissions import check_can_decide
from countersign.reviews.queries import attendance_of, next_number, outlooks

LONGEST_WORDS = 1000


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was decided. ``decided_by_id``: which of those who were there; ``owner_id`` and ``due_on``: who does what
    by when, where somebody has something to do. ``effect``: what it does elsewhere once the chair signs, to the record
    ``about``, as that stood when it was decided (``digest``)."""

    kind: DecisionKind
    words: str
    decided_by_id: UUID | None = None
    owner_id: UUID | None = None
    due_on: date | None = None
    effect: Effect | None = None
    about: Ref = ""
    digest: str = ""


@command
def write_decision(*, review_id: UUID, decided: Decided, by: Actor, at: datetime) -> Ref:
    """Write down a decision the moment it is made (9.3.3). It is taken once the chair signs the minutes."""
    review = locked(Review, by.organisation, review_id)
    check_can_decide(by, review)
    row = Decision(id=new_id(at), organisation_id=by.organisation, review_id=review.id, written_at=at)
    row.number, row.written_by_id = next_number(by.organisation, review.id), who(by)
    apply_decision(row, review, decided, at)
    write(row, DecisionWritten(occurred_on=review.held_on))
    return row.ref


def apply_decision(row: Decision, review: Review, decided: Decided, at: datetime) -> None:
    """Write what was decided into a row, once it makes sense. Raises Unknown for somebody else's people."""
    words = clean(decided.words).strip()
    if not words:
        raise Refused("Say what was decided, in a sentence. That nothing has to change, and why, is a decision too.")
    if len(words) > LONGEST_WORDS:
        raise Refused(say("Say what was decided in at most {n} characters.", n=LONGEST_WORDS))
    check_hands(review, decided)
    check_due(review, decided.due_on)
    check_effect(review, decided, at)
    row.kind, row.words = decided.kind.value, words
    row.effect = decided.effect.value if decided.effect else ""
    row.about, row.about_digest = decided.about, decided.digest
    row.decided_by_id, row.owner_id, row.due_on = decided.decided_by_id, decided.owner_id, decided.due_on


def check_due(review: Review, due_on: date | None) -> None:
    """What the register of actions would not take when the chair signs is not written down either."""
    if due_on is None:
        return
    if review.held_on and due_on < review.held_on:
        raise Refused("Nothing can be due before the day on which it is decided.")
    if due_on.year > LATEST:
        raise Refused(say("Look at the year in which it is due: it can be {year} at the latest.", year=LATEST))


def check_hands(review: Review, decided: Decided) -> None:
    """Whoever decides is top management on that day and was there; whoever owns it is still here."""
    here, held_on = review.organisation_id, review.held_on
    if decided.owner_id and held_on:
        check_is_here(here, decided.owner_id, held_on)
    if decided.kind is not DecisionKind.NO_CHANGE and decided.owner_id is None:
        raise Refused("Say who sees to it: what nobody owns is not done.")
    if decided.decided_by_id is None:
        raise Refused("Say who decided it, of those who were there.")
    there = attendance_of(here, review.id, decided.decided_by_id)
    if there is None or not there.attended:
        raise Refused("Only somebody who has confirmed that they were there can have decided it.")
    if held_on is None or not is_leader(here, decided.decided_by_id, held_on):
        raise Refused("Only somebody who is top management on the day of the review decides in it.")


def check_effect(review: Review, decided: Decided, at: datetime) -> None:
    """What it does elsewhere fits its kind, and the record stands as it was shown (S8). What only a leader decides, in
    their own name, the chair decides: it happens when they sign; nobody decides alone about what they wrote (S1)."""
    if decided.effect is None:
        return
    here, told = review.organisation_id, (decided.effect.value, decided.about, decided.digest)
    found = next((one for one in outlooks(here) if one.is_the_same(*told)), None)
    if found is None:
        raise Stale("What it is about has changed since, or is decided already. Look at the list again.")
    if not found.is_of(decided.kind):
        raise Refused("That does not fit what this decision is about. Choose the one or the other again.")
    if found.effect not in DECIDES:
        return
    if decided.decided_by_id != review.chair_id:
        raise Refused("Only whoever chairs, and signs, can decide it here: another leader does so on its own page.")
    if review.chair_id in found.hands and not is_only_leader(here, review.chair_id, at):
        raise Refused("The chair had a part in writing it: another member of top management decides, on its own page.")
