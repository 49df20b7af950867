"""What awareness tells readiness and packs: who among those it knows did the training, and when.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, required


@dataclass(frozen=True, kw_only=True)
class Training:
    """Somebody completed the awareness training."""

    person: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class RoleCheck:
    """A holder was asked what they are responsible for. ``how``: by somebody, or by themselves in a self-check."""

    person: str = required()
    on: date = fact()
    passed: bool = required()
    how: Literal["interview", "self"] = required()
