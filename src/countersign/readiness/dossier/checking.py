"""What spot checks of the staff showed, and what holders were asked about their roles."""

from __future__ import annotations

from countersign.awareness.facts import RoleCheck, SpotCheck
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.form import Dossier


def staff_checked(dossier: Dossier, days: int) -> tuple[int, int]:
    """How many of the staff passed, of how many asked in the last so many days: as counted, or by the single checks."""
    if stats := dossier.spot_stats:
        return stats.staff_passed, stats.staff_asked
    checks = [one for one in dossier.spot_checks if one.group == "staff" and within(dossier, one.on, days)]
    return sum(one.passed for one in checks), len(checks)


def asked(dossier: Dossier) -> list[SpotCheck | RoleCheck]:
    """Everybody who was asked what they are responsible for: in a spot check, and by themselves, which come last."""
    return [*(one for one in dossier.spot_checks if one.group == "role"), *dossier.role_checks]
