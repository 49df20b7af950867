"""Records that readiness itself tells: evidence out of the ledger, and the statement about gaps.

The fields are those of DOMAIN, 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, none, required, standard

Letter = Literal["a", "b", "c", "d", "e", "f", "g", "h"]
"""One of the eight actions of 5.1."""


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
