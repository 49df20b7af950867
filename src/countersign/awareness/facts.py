"""What awareness tells readiness and packs: who among those it knows did the training, and when.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, none, required, standard


@dataclass(frozen=True, kw_only=True)
class Training:
    """Somebody completed the awareness training."""

    person: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class RoleCheck:
    """A holder was asked what they are responsible for. ``how``: by somebody, or by themselves in a self-check."""

    person: str = required()
    on: date = fact()
    passed: bool = required()
    how: Literal["interview", "self"] = required()


@dataclass(frozen=True, kw_only=True)
class SpotCheck:
    """Somebody was asked what they know."""

    on: date = fact()
    group: Literal["staff", "role", "manager", "top"] = required()
    passed: bool = required()
    person: str | None = none()
    found: bool | None = none()


@dataclass(frozen=True, kw_only=True)
class SpotStats:
    """Spot checks of staff in the last 180 days, counted."""

    staff_asked: int = required(least=0)
    staff_passed: int = required(least=0)


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """A leader rehearsed the interview. Without ``core_ok`` it was a briefing."""

    person: str = required()
    on: date = fact()
    core_ok: int | None = none(least=0)
    released: bool = standard(default=True)
