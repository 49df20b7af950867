"""What changes tells readiness and packs: significant changes and incidents, and whether they touch the policy.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, happened, none


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """Something significant happened; ``assessed_on``: somebody found that it does not touch the policy."""

    kind: str | None = none()
    on: date = fact()
    assessed_on: date | None = happened()
