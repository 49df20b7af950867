from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.asks.commands.answer import check_words, give
from countersign.asks.commands.chase import check_day
from countersign.asks.entries import AskAnswerRecorded
from countersign.asks.enums import Answer, Channel
from countersign.asks.models import Ask
from countersign.asks.permissions import check_can_record_answer
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def record_answer(
    *, ask_id: UUID, answer: Answer, words: str, answered_on: date, channel: Channel, by: Actor, at: datetime
) -> Ref:
    """Write down what a leader answered elsewhere, on which day and how. It is shown as that."""
    asked = locked(Ask, by.organisation, ask_id)
    check_can_record_answer(by, asked)
    on = today(by.organisation, at)
    check_day(asked, answered_on, on)
    check_words(answer, words)
    if channel is Channel.HERE:
        raise Refused("Say how they answered: what is answered here, they answer themselves.")
    give(asked, answer, words, answered_on)
    asked.answered_at, asked.answered_by_id, asked.channel = at, who(by), channel.value
    write(asked, AskAnswerRecorded(occurred_on=answered_on if answered_on != on else None))
    return asked.ref
