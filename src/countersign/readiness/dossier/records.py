"""Records of contexts that do not feed the dossier yet; each moves to its context when that is built.

Until then they come from files alone. The fields are those of DOMAIN, 2.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, happened, none, required, standard, unknown


@dataclass(frozen=True, kw_only=True)
class ReviewAction:
    """An action that a management review decided."""

    owner: str | None = none()
    due: date | None = none()
    done: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class ManagementReview:
    """A management review (clause 9.3), held or planned. ``inputs``: a to g, each 0, 1 or 2."""

    id: str | None = none()
    planned_on: date | None = none()
    held_on: date | None = happened()
    next_planned_on: date | None = none()
    chair: str | None = none()
    attendees: tuple[str, ...] = none(())
    inputs: Mapping[str, int] | None = none()
    decisions: int = standard(0, least=0)
    decision_owners: tuple[str, ...] = none(())
    actions: tuple[ReviewAction, ...] = none(())
    minutes_on: date | None = happened()
    minutes_confirmed_by: str | None = none()
    similarity_prev: float | None = unknown()
    endorsed_versions: tuple[str, ...] = none(())


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A record of one of the eight actions of 5.1. ``on`` is when it happened, ``recorded_on`` when it was entered."""

    on: date = fact()
    recorded_on: date | None = none()
    action: Literal["a", "b", "c", "d", "e", "f", "g", "h"] = required()
    by: str = required()
    imported: bool = standard(default=False)
    hash_bad: bool = standard(default=False)


@dataclass(frozen=True, kw_only=True)
class Honesty:
    """The statement in which leadership declares what is not in order yet."""

    on: date = fact()
    approved_by: str = required()
    areas: tuple[str, ...] = none(())
    plan_dates: bool = standard(default=False)
