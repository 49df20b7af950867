"""What objectives tells readiness and packs: what is to be reached, and what top management was told of it.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, happened, none, required, standard


@dataclass(frozen=True, kw_only=True)
class Objective:
    """An information security objective (clause 6.2)."""

    id: str = required()
    title: str | None = none()
    set_on: date = fact()
    status: Literal["active", "closed"] = standard("active")
    measure: str | None = none()
    target: str | None = none()
    not_practicable: str | None = none()
    zero_incident: bool = standard(default=False)
    owner: str | None = none()
    due: date | None = none()
    plan: str | None = standard("there is one", empty=None)
    cadence: int = standard(90, least=1)
    measured: tuple[date, ...] = happened(default=())
    reported_on: date | None = happened()
    approved_by: str | None = none()
    approved_on: date | None = happened({"approved_by": None})
    adopted_in_review: str | None = none()
    goal: str | None = none()
    communicated_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report on the performance of the ISMS."""

    on: date = fact()
    by: str = required()
    to: str = required()
