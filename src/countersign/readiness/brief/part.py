"""What a part of the brief is made from, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from countersign.kernel.references import parse_ref
from countersign.kernel.words import Words
from countersign.readiness.gathered import Gathered
from countersign.readiness.questions.asking import Answer, Asked


@dataclass(frozen=True)
class Facing:
    """The facts of a day, the lists behind them, and who is going to be asked."""

    asked: Asked
    read: Gathered

    @property
    def person(self) -> UUID:
        return parse_ref(self.asked.reader)[1]


@dataclass(frozen=True)
class Part:
    """A heading and what the facts say under it, the most important first.

    Each answer keeps its own source, and says in a sentence what is not there: nothing is guessed.
    """

    heading: Words
    answers: tuple[Answer, ...]


type Tell = Callable[[Facing], Answer]


def asked_of(answer: Callable[[Asked], Answer]) -> Tell:
    """An answer to a question of the desk, as it stands there."""
    return lambda facing: answer(facing.asked)
