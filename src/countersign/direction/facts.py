"""What direction tells readiness and packs: how leaders directed and backed people, and where they were above a rule.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, happened, none, required


@dataclass(frozen=True, kw_only=True)
class Direction:
    """A leader directed or backed those who make the ISMS work."""

    by: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class ManagerSupport:
    """A manager was helped to lead security in their own area."""

    manager: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class Exemption:
    """A senior person was seen to be above a rule. ``expires``: the last day of the approval."""

    person: str = required()
    on: date = fact()
    approved_by: str | None = none()
    expires: date | None = none()
    corrected_on: date | None = happened()
