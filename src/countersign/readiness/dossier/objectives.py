"""Which objectives are pursued (clause 6.2)."""

from __future__ import annotations

from countersign.objectives.facts import Objective
from countersign.readiness.dossier.form import Dossier


def pursued(dossier: Dossier) -> list[Objective]:
    """The active objectives."""
    return [one for one in dossier.objectives if one.status == "active"]
