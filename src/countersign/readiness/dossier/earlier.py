"""What earlier audits from outside have raised."""

from __future__ import annotations

from countersign.audits.facts import EarlierFinding
from countersign.readiness.dossier.form import Dossier

NONCONFORMITIES = ("minor", "major")


def nonconformities(dossier: Dossier) -> list[EarlierFinding]:
    """The earlier findings that said a requirement was not met; without a grade they count as minor."""
    return [one for one in dossier.prev_findings if one.grade in NONCONFORMITIES]
