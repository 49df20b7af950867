"""What Farah asked of Gareth: five things in half a year. Two he answered; and for one quarter he took something on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from countersign.asks import queries as asks
from countersign.asks.commands.answer import answer
from countersign.asks.commands.commit import commit
from countersign.asks.commands.make import make
from countersign.asks.commands.meet import meet
from countersign.asks.commands.note_silence import note_silence
from countersign.asks.enums import Answer
from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import FARAH, GARETH, by, who
from countersign.kernel.actors import Hat

if TYPE_CHECKING:
    from countersign.asks.models import Ask

TAKEN_ON, KEPT_ON = date(2026, 7, 3), date(2026, 9, 29)
WORD = "I read the list of high risks with Farah, line by line, before the end of September."
KEPT = "We sat for forty minutes this morning; her notes are in the ISMS folder."


@dataclass(frozen=True)
class Wanted:
    """One act asked of Gareth, by when, how long it takes, why now; and on which day he said something to it."""

    words: str
    asked_on: date
    due_on: date
    minutes: int
    why: str
    answered_on: date | None = None
    said: str = ""


WANTED = (
    Wanted(
        "Open the awareness week on Monday morning with two sentences",
        date(2026, 6, 1),
        date(2026, 6, 15),
        10,
        "Eighty people will be on the call, and they notice who is not.",
    ),
    Wanted(
        "Approve the budget for security monitoring around the clock",
        date(2026, 6, 10),
        date(2026, 6, 25),
        15,
        "The offer of the supplier ends on the last day of June.",
        date(2026, 6, 20),
        "Approved today, for two years.",
    ),
    Wanted(
        "Give me 30 minutes on the risk of the old remote management tool",
        date(2026, 8, 1),
        date(2026, 8, 15),
        30,
        "It reaches every customer, and a tool of the same maker was broken into in July.",
    ),
    Wanted(
        "Chair the management review on 10 December",
        date(2026, 9, 15),
        date(2026, 9, 30),
        90,
        "The auditor comes four days later and asks who led it.",
        date(2026, 9, 29),
        "It is in my diary.",
    ),
    Wanted(
        "Complete the awareness module",
        date(2026, 10, 1),
        date(2026, 10, 15),
        25,
        "Everybody has to, and yours is of March last year.",
    ),
)


def farah_asks(stage: Stage, wanted: Wanted) -> None:
    make(
        leader_id=who(stage, GARETH).id,
        wanted=wanted.words,
        minutes=wanted.minutes,
        due_on=stage.day(wanted.due_on),
        why_now=wanted.why,
        asked_on=stage.today,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def asked(stage: Stage, wanted: Wanted) -> Ask:
    found = (one for one in asks.unanswered(stage.organisation) if one.wanted == wanted.words)
    return there(next(found, None), "ask")


def gareth_answers(stage: Stage, wanted: Wanted) -> None:
    leads = by(stage, GARETH, Hat.TOP_MANAGEMENT)
    answer(ask_id=asked(stage, wanted).id, answer=Answer.DONE, words=wanted.said, by=leads, at=stage.at)


def its_day_passes(stage: Stage, wanted: Wanted) -> None:
    """As the worker notes of everybody."""
    note_silence(ask_id=asked(stage, wanted).id, by=stage.system, at=stage.at)


def gareth_takes_something_on(stage: Stage) -> None:
    commit(words=WORD, due_on=stage.day(date(2026, 9, 30)), by=by(stage, GARETH, Hat.TOP_MANAGEMENT), at=stage.at)


def gareth_keeps_his_word(stage: Stage) -> None:
    mine = there(next(iter(asks.standing(stage.organisation)), None), "commitment")
    leads = by(stage, GARETH, Hat.TOP_MANAGEMENT)
    meet(commitment_id=mine.id, met_on=stage.today, words=KEPT, by=leads, at=stage.at)


def acts_about(wanted: Wanted) -> list[Act]:
    made = Act(wanted.asked_on, time(9, 30), f"Farah asks Gareth: {wanted.words}", partial(farah_asks, wanted=wanted))
    if wanted.answered_on is None:
        passed = wanted.due_on + timedelta(days=2)
        return [made, Act(passed, time(0, 20), f"Silence: {wanted.words}", partial(its_day_passes, wanted=wanted))]
    told = f"Gareth answers: {wanted.words}"
    return [made, Act(wanted.answered_on, time(18, 40), told, partial(gareth_answers, wanted=wanted))]


ACTS = (
    *(act for wanted in WANTED for act in acts_about(wanted)),
    Act(TAKEN_ON, time(17, 30), "Gareth takes something on", gareth_takes_something_on),
    Act(KEPT_ON, time(18, 10), "Gareth has kept his word", gareth_keeps_his_word),
)
