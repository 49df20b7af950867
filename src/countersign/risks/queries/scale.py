"""The organisation's scale on a day: its words, and from which score on what holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.people.queries import settings
from countersign.people.settings import Labels, Number
from countersign.risks.enums import Level
from countersign.risks.settings import HIGH_FROM, IMPACT, LEADERS_FROM, LIKELIHOOD, MEDIUM_FROM

if TYPE_CHECKING:
    from countersign.people.models import Setting


@dataclass(frozen=True)
class Scale:
    """``likelihood`` and ``impact``: the word of each step, the least first. The others are scores."""

    likelihood: tuple[str, ...] = LIKELIHOOD.default
    impact: tuple[str, ...] = IMPACT.default
    medium_from: float = MEDIUM_FROM.default
    high_from: float = HIGH_FROM.default
    leaders_from: float = LEADERS_FROM.default

    def level(self, score: int) -> Level:
        if score >= self.high_from:
            return Level.HIGH
        return Level.MEDIUM if score >= self.medium_from else Level.LOW

    def is_for_leaders(self, score: int) -> bool:
        """Does it go to the desks of top management, and is it theirs to decide?"""
        return score >= self.leaders_from

    def fits(self, likelihood_steps: int, impact_steps: int) -> bool:
        """Is something placed on as many steps as the scale has now?"""
        return (likelihood_steps, impact_steps) == (len(self.likelihood), len(self.impact))


def scale(organisation: UUID, on: date, held: Mapping[str, Setting] | None = None) -> Scale:
    """``held``: the settings that hold on the day, where whoever asks has read them already."""
    own = settings(organisation, on) if held is None else held
    return Scale(
        likelihood=words(own, LIKELIHOOD),
        impact=words(own, IMPACT),
        medium_from=number(own, MEDIUM_FROM),
        high_from=number(own, HIGH_FROM),
        leaders_from=number(own, LEADERS_FROM),
    )


def words(own: Mapping[str, Setting], kind: Labels) -> tuple[str, ...]:
    row = own.get(kind.key)
    return kind.read(row.value) if row and row.value else kind.default


def number(own: Mapping[str, Setting], kind: Number) -> float:
    row = own.get(kind.key)
    return kind.read(row.value) if row and row.value is not None else kind.default
