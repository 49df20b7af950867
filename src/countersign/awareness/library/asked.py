from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from countersign.kernel.words import Words


class Part(StrEnum):
    """Whom a question is for, where it is not for everybody of its bank. Of roles: the keys of the role library."""

    EVERYBODY = "everybody"
    NEWCOMER = "newcomer"
    OUTSIDER = "outsider"
    LEAD = "lead"
    ASSURES = "assures"
    REPORTS = "reports"
    RISKS = "risks"
    AUDITS = "audits"
    PEOPLE = "people"
    MANAGES = "manages"


@dataclass(frozen=True)
class Asked:
    """A question by its number in the bank. ``good``: what a good answer shows; ``worry``: what would worry an auditor.

    ``fact``: what to look up before one is asked.
    """

    number: str
    asks: Words
    good: Words
    worry: Words | None = None
    fact: Words | None = None
    parts: tuple[Part, ...] = (Part.EVERYBODY,)
