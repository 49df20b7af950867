from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.asks.entries import AskChased
from countersign.asks.enums import Channel
from countersign.asks.models import Ask, Chase
from countersign.asks.permissions import check_can_chase
from countersign.asks.queries import chases
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def chase(*, ask_id: UUID, channel: Channel, chased_on: date, by: Actor, at: datetime) -> Ref:
    """Remind a leader of an ask, or record that one did so elsewhere, on which day and how.

    From here it goes with the one mail of their day, which lists everything; no second mail is ever sent.
    """
    asked = locked(Ask, by.organisation, ask_id)
    check_can_chase(by, asked)
    on = today(by.organisation, at)
    check_day(asked, chased_on, on)
    if channel is Channel.HERE:
        if chased_on != on:
            raise Refused("The mail goes out from today on: choose today, or how you reminded them that day.")
        if chases(by.organisation).filter(ask_id=asked.id, channel=Channel.HERE.value, chased_on=on).exists():
            raise Refused("Their next mail lists it already: one mail a day is enough.")
    made = Chase(
        id=new_id(at),
        organisation_id=by.organisation,
        ask_id=asked.id,
        channel=channel.value,
        chased_on=chased_on,
        chased_at=at,
        chased_by_id=who(by),
    )
    write(made, AskChased(occurred_on=chased_on if chased_on != on else None))
    return made.ref


def check_day(asked: Ask, chased_on: date, on: date) -> None:
    if chased_on > on:
        raise Refused("That day lies ahead: a reminder is recorded once it was given.")
    if chased_on < asked.asked_on:
        raise Refused("That day lies before the day of asking.")
