"""What actions tells readiness and packs: what got better, and who sponsored it.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, none


@dataclass(frozen=True, kw_only=True)
class Improvement:
    """Something got better, and who sponsored it."""

    on: date = fact()
    sponsor: str | None = none()
