from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.asks.entries import AskAnswered, AskDeclined
from countersign.asks.enums import Answer
from countersign.asks.models import Ask
from countersign.asks.permissions import check_can_answer
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import today

LONGEST_ANSWER = 1000


@command
def answer(*, ask_id: UUID, answer: Answer, words: str, by: Actor, at: datetime) -> Ref:
    """Answer what one is asked, in one's own name: done, yes, or no and why. Late is an answer too.

    What is asked cannot change, so whoever answers has seen all of it (S8).
    """
    asked = locked(Ask, by.organisation, ask_id)
    check_can_answer(by, asked)
    check_address_has_settled(by, at)
    check_words(answer, words)
    give(asked, answer, words, today(by.organisation, at))
    asked.answered_at, asked.answered_by_id = at, who(by)
    write(asked, AskDeclined() if answer is Answer.NO else AskAnswered())
    return asked.ref


def check_words(answer: Answer, words: str) -> None:
    if not words.strip():
        raise Refused(
            "Say in a sentence why not."
            if answer is Answer.NO
            else "Say in a sentence what you did, or what you will do."
        )
    if len(words) > LONGEST_ANSWER:
        raise Refused(say("Answer in at most {n} characters.", n=LONGEST_ANSWER))


def give(asked: Ask, answer: Answer, words: str, on: date) -> None:
    asked.answer, asked.answer_words, asked.answered_on = answer.value, clean(words).strip(), on
