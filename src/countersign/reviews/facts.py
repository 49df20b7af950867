"""What reviews tell readiness and packs: management reviews, held and planned.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import happened, none, standard, unknown


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
