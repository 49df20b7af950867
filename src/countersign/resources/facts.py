"""What resources tells readiness and packs: what was asked for, and who decided what about it.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, happened, none, required, standard


@dataclass(frozen=True, kw_only=True)
class ResourceRequest:
    """Money, people or time that somebody asked for, and what was decided."""

    id: str = required()
    title: str | None = none()
    raised_on: date = fact()
    decided_on: date | None = happened({"decided_by": None, "decision": None})
    decided_by: str | None = none()
    decision: Literal["approved", "declined"] | None = none()
    deferred_to: date | None = none()
    rationale: str | None = none()
    risk_high: bool = standard(default=False)
    risk_accepted: bool = standard(default=False)
