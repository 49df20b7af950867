from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.asks.commands.answer import LONGEST_ANSWER
from countersign.asks.entries import CommitmentMet
from countersign.asks.models import Commitment
from countersign.asks.permissions import check_can_settle
from countersign.kernel.actors import Actor
from countersign.kernel.instants import day_in
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import organisation, today


@command
def meet(*, commitment_id: UUID, met_on: date, words: str, by: Actor, at: datetime) -> Ref:
    """Say that one did what one had taken on, on which day, and where one can see it."""
    taken = locked(Commitment, by.organisation, commitment_id)
    check_can_settle(by, taken)
    check_address_has_settled(by, at)
    on = today(by.organisation, at)
    if met_on > on:
        raise Refused("That day lies ahead: say so once it is done.")
    if met_on < day_in(organisation(by.organisation).time_zone, taken.made_at):
        raise Refused("That day lies before the day on which you took it on.")
    if not words.strip():
        raise Refused("Say in a sentence what you did, and where one can see it.")
    if len(words) > LONGEST_ANSWER:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_ANSWER))
    taken.met_on, taken.met_at, taken.met_words = met_on, at, clean(words).strip()
    write(taken, CommitmentMet(occurred_on=met_on if met_on != on else None))
    return taken.ref
