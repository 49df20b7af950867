"""What awareness tells readiness and packs: who among those it knows did the training, and when.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, required


@dataclass(frozen=True, kw_only=True)
class Training:
    """Somebody completed the awareness training."""

    person: str = required()
    on: date = fact()
