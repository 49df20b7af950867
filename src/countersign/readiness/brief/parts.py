"""The parts of the brief, in their order (DOMAIN, section 7.5), and the five questions that an auditor nearly always
asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from countersign.kernel.words import Words, say
from countersign.readiness.brief import own, telling
from countersign.readiness.brief.part import Facing, Part, Tell, asked_of
from countersign.readiness.questions import auditor, reviewed, risks, runs, told
from countersign.readiness.questions.asking import Answer
from countersign.readiness.questions.commitments import QUESTION as COMMITMENTS
from countersign.readiness.questions.purpose import QUESTION as PURPOSE
from countersign.readiness.questions.risks import QUESTION as RISKS
from countersign.readiness.questions.spending import QUESTION as SPENDING

PARTS: tuple[tuple[Words, tuple[Tell, ...]], ...] = (
    (say("What it is for, and why now"), (telling.purpose, asked_of(auditor.answer))),
    (say("Scope"), (telling.scope,)),
    (say("The largest risks"), (asked_of(risks.answer),)),
    (say("What the policy says"), (telling.policy,)),
    (say("Objectives"), (telling.objectives,)),
    (say("Money, people and time"), (telling.spending,)),
    (say("The last management review"), (asked_of(reviewed.answer), telling.words_of_the_review)),
    (say("Your word to staff"), (asked_of(told.answer),)),
    (say("Who runs it, who reports"), (asked_of(runs.answer),)),
    (say("You and the rules"), (own.training, own.acceptance, own.exceptions)),
    (say("Incidents"), (own.incidents,)),
    (say("What changed"), (own.changes,)),
    (say("Known gaps, and the plan"), (telling.gaps,)),
    (say("Next days"), (telling.dates,)),
)
"""One more: its heading, and what tells of it."""

CORE: tuple[Words, ...] = (
    PURPOSE.asks,
    RISKS.asks,
    COMMITMENTS.asks,
    SPENDING.asks,
    say("How do you find out how it is going?"),
)
"""T1 to T5 of the bank, that TOP-004 counts."""


@dataclass(frozen=True)
class Brief:
    parts: tuple[Part, ...]
    core: Sequence[Words] = CORE


def brief_of(facing: Facing) -> Brief:
    """The whole of it for one person on one day."""
    return Brief(tuple(Part(heading, tuple(dated(facing, tell) for tell in tells)) for heading, tells in PARTS))


def dated(facing: Facing, tell: Tell) -> Answer:
    """What has no source of its own is what stood in the records on the day."""
    answer = tell(facing)
    if answer.source or not (answer.says or answer.quotes):
        return answer
    return replace(answer, source=say("Recorded here, as of {day}", day=facing.asked.dossier.as_of))
