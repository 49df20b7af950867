"""What processes tells readiness and packs: examples of security inside business processes.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, none, required


@dataclass(frozen=True, kw_only=True)
class Integration:
    """One example of security inside a business process."""

    process: str | None = none()
    on: date = fact()
    owner: str = required()
