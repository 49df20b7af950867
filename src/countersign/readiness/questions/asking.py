"""What a question to top management declares, and what it may answer (DOMAIN, section 7.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from countersign.kernel.references import Ref
from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.persons import name_of


@dataclass(frozen=True)
class Asked:
    """The facts, whom they are told to, and the words behind two of them.

    ``passages``: of the policy in force the marked passages, by the requirement of 5.2 that each meets (purpose,
    objectives, requirements, improvement). ``driver``: why the next audit is made, as somebody wrote it down.
    """

    dossier: Dossier
    reader: Ref
    passages: Mapping[str, str] = field(default_factory=dict)
    driver: str = ""

    def you(self, id: Ref | None) -> str:
        """Somebody's name, or "you"."""
        return "you" if id == self.reader else name_of(self.dossier, id)

    def first(self, id: Ref | None) -> str:
        """The same at the beginning of a sentence."""
        return "You" if id == self.reader else name_of(self.dossier, id)


@dataclass(frozen=True)
class Answer:
    """What the organisation's own facts say, in whole sentences. Nothing is guessed and nothing is advised.

    ``quotes``: words of the policy, shown as such. ``missing``: what is not there, and would be noticed. ``source``:
    where it stands, and since which day. ``page``: which page shows it.
    """

    page: str
    says: tuple[Words, ...] = ()
    quotes: tuple[str, ...] = ()
    missing: Words | None = None
    source: Words | None = None


@dataclass(frozen=True)
class Question:
    """``asks``: in our words. ``bank``: its number in the bank. ``reads``: the keys that it cannot do without."""

    asks: Words
    bank: str
    reads: tuple[str, ...]


@dataclass(frozen=True)
class File:
    """A question, and the function that answers it."""

    question: Question
    answer: Callable[[Asked], Answer]


NO_POLICY = say("No version of the policy has been signed.")
