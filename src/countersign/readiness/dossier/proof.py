"""The evidence of leadership that still counts (DOMAIN, section 2, "window")."""

from __future__ import annotations

from countersign.readiness.dossier.audits import window, within
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.records import Evidence


def recent_evidence(dossier: Dossier, most: float) -> list[Evidence]:
    """What happened in the last so many days, or since the ISMS began."""
    return [one for one in dossier.evidence if within(dossier, one.on, window(dossier, most))]
