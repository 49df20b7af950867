"""What audits tell readiness and packs: visits of a certification, past and planned, and internal audits conducted.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, happened, none, required, standard

Kind = Literal["stage1", "stage2", "surveillance", "recertification"]
Grades = Literal["observation", "opportunity", "minor", "major"]


@dataclass(frozen=True, kw_only=True)
class Audit:
    """An external audit, past or planned."""

    kind: Kind = required()
    on: date = required(key="date")


@dataclass(frozen=True, kw_only=True)
class InternalAudit:
    """An internal audit: who conducted it, of what."""

    on: date = fact()
    by: str = required()
    subject_roles: tuple[str, ...] = none(())
    subjects: tuple[str, ...] = none(())
    covers: tuple[str, ...] = none(())


@dataclass(frozen=True, kw_only=True)
class EarlierFinding:
    """What an earlier external audit raised."""

    code: str = required()
    on: date = fact()
    grade: Grades = standard("minor")
    due: date | None = none()
    closed_on: date | None = happened()
