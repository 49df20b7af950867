from __future__ import annotations

from datetime import date, datetime

from countersign.asks.entries import CommitmentMade
from countersign.asks.library import vague_in
from countersign.asks.models import Commitment
from countersign.asks.permissions import check_can_commit
from countersign.asks.queries import commitments, quarter_of
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import listed, say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of, people, today

LONGEST_COMMITMENT = 500
FURTHEST_YEARS = 2


@command
def commit(*, words: str, due_on: date, by: Actor, at: datetime) -> Ref:
    """Take one thing on for the quarter in which its day lies, in one's own words. One a leader and quarter."""
    list(people(by.organisation).filter(id=who(by)).select_for_update())
    check_can_commit(by, capacity_of(by.organisation, by.person, at))
    check_address_has_settled(by, at)
    check_commitment(words, due_on, today(by.organisation, at))
    quarter = quarter_of(due_on)
    mine = commitments(by.organisation).filter(leader_id=who(by), quarter_from=quarter, taken_back_at=None)
    if mine.exists():
        raise Refused("You have taken something on for that quarter: one thing a quarter is what gets done.")
    made = Commitment(
        id=new_id(at),
        organisation_id=by.organisation,
        leader_id=who(by),
        quarter_from=quarter,
        due_on=due_on,
        words=clean(words).strip(),
        made_at=at,
    )
    write(made, CommitmentMade())
    return made.ref


def check_commitment(words: str, due_on: date, on: date) -> None:
    if not words.strip():
        raise Refused("Say what you take on: one act that one can see.")
    if len(words) > LONGEST_COMMITMENT:
        raise Refused(say("Say what you take on in at most {n} characters.", n=LONGEST_COMMITMENT))
    if phrases := vague_in(words):
        told = listed([f"“{one}”" for one in phrases])
        raise Refused(say("{phrases} cannot be seen: name one act.", phrases=told))
    if due_on < on:
        raise Refused("That day has passed: a commitment is made before its day.")
    if due_on.year > on.year + FURTHEST_YEARS:
        raise Refused("Look at the year.")
