"""What audits tell readiness and packs: the visits of a certification, past and planned.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import required

Kind = Literal["stage1", "stage2", "surveillance", "recertification"]


@dataclass(frozen=True, kw_only=True)
class Audit:
    """An external audit, past or planned."""

    kind: Kind = required()
    on: date = required(key="date")
