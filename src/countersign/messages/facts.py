"""What messages tells readiness and packs: what leaders told people.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, none, required, standard


@dataclass(frozen=True, kw_only=True)
class Message:
    """What somebody told people about information security."""

    on: date = fact()
    by: str = required()
    audience: str | tuple[str, ...] | None = none()
    evidence: bool = standard(default=True)
