"""What asks tells readiness and packs: what was asked of leaders, and what they took on for a quarter.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, happened, none, required, standard


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Something that was asked of a leader, with a day by which to answer."""

    id: str = required()
    to: str = required()
    on: date = fact()
    text: str | None = none()
    due: date = required()
    specific: bool = standard(default=True)
    responded_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What a leader took on for a quarter."""

    due: date = required()
    by: str | None = none()
    met_on: date | None = happened()
