"""What Tom asked of Priya: a film, which she made, and half an hour, to which she never said anything; and her word."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from countersign.asks import queries as asks
from countersign.asks.commands.answer import answer
from countersign.asks.commands.commit import commit
from countersign.asks.commands.make import make
from countersign.asks.commands.meet import meet
from countersign.asks.commands.note_silence import note_silence
from countersign.asks.enums import Answer
from countersign.examples.larkbeam.nights import LAST_DAY
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat

FILM_DUE, RISKS_DUE = date(2026, 6, 15), date(2026, 10, 31)
FILM = "Record a message of two minutes to staff on why security matters to us"
WHY_FILM = "Half of us have only read about it. The care group asks how staff were told, and by whom."
FILMED = "Recorded this morning at Hazel House, with their manager. It goes to everybody on Monday."
RISKS = "Give me 30 minutes on the five top risks"
WHY_RISKS = "The auditor asks you about them in January, and treatment of the largest needs your word before."
AUTUMN_DUE, WINTER_DUE = date(2026, 9, 30), date(2026, 12, 10)
AUTUMN = "I tell everybody in my own name what I ask of them before the certificate."
WINTER = "I sit with Carl for an hour while he takes calls, and see how callers are identified."
TOLD = "Sent to everybody this morning; it is among the messages here."


def asked_of_priya(stage: Stage, key: str, wanted: str, minutes: int, due: date, why: str) -> None:
    make(
        leader_id=stage.person("Priya").id,
        wanted=wanted,
        minutes=minutes,
        due_on=stage.day(due),
        why_now=why,
        asked_on=stage.today,
        library=key,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def tom_asks_for_a_film(stage: Stage) -> None:
    asked_of_priya(stage, "K02", FILM, 20, FILM_DUE, WHY_FILM)


def priya_answers(stage: Stage) -> None:
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    answer(ask_id=waiting(stage), answer=Answer.DONE, words=FILMED, by=leads, at=stage.at)


def tom_asks_for_half_an_hour(stage: Stage) -> None:
    asked_of_priya(stage, "K05", RISKS, 30, RISKS_DUE, WHY_RISKS)


def the_day_passes(stage: Stage) -> None:
    """As the worker notes of everybody. Nobody has answered since."""
    note_silence(ask_id=waiting(stage), by=stage.system, at=stage.at)


def priya_takes_on_the_message(stage: Stage) -> None:
    taken_on(stage, AUTUMN, due_in_autumn(stage))


def priya_keeps_her_word(stage: Stage) -> None:
    mine = there(next(iter(asks.standing(stage.organisation)), None), "commitment")
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    meet(commitment_id=mine.id, met_on=stage.today, words=TOLD, by=leads, at=stage.at)


def priya_takes_on_an_hour(stage: Stage) -> None:
    taken_on(stage, WINTER, due_in_winter(stage))


def taken_on(stage: Stage, words: str, due: date) -> None:
    commit(words=words, due_on=due, by=stage.by("Priya", Hat.TOP_MANAGEMENT), at=stage.at)


def waiting(stage: Stage) -> UUID:
    return there(next(iter(asks.unanswered(stage.organisation)), None), "ask").id


def due_in_winter(stage: Stage) -> date:
    """In the quarter in which the story ends, wherever its days have been moved."""
    begins = asks.quarter_of(stage.day(LAST_DAY))
    next_one = asks.quarter_of(begins + timedelta(days=100))
    return min(stage.day(WINTER_DUE), next_one - timedelta(days=1))


def due_in_autumn(stage: Stage) -> date:
    """In a quarter before that: one thing is taken on a quarter."""
    return min(stage.day(AUTUMN_DUE), asks.quarter_of(stage.day(LAST_DAY)) - timedelta(days=1))


ACTS = (
    Act(date(2026, 6, 1), time(9, 30), "Tom asks Priya for a film", tom_asks_for_a_film),
    Act(date(2026, 6, 12), time(12, 15), "Priya answers Tom", priya_answers),
    Act(date(2026, 7, 1), time(8, 30), "Priya takes something on for the autumn", priya_takes_on_the_message),
    Act(date(2026, 9, 10), time(8, 55), "Priya has done what she took on", priya_keeps_her_word),
    Act(date(2026, 10, 10), time(17, 40), "Tom asks Priya for half an hour", tom_asks_for_half_an_hour),
    Act(date(2026, 10, 14), time(16, 10), "Priya takes something on for the winter", priya_takes_on_an_hour),
    Act(date(2026, 11, 2), time(0, 20), "the day of Tom's ask has passed", the_day_passes),
)
