"""How far away the next audit is, and how a sentence says it."""

from __future__ import annotations

from countersign.readiness.dossier.audits import days_ago, next_audit
from countersign.readiness.dossier.form import Dossier


def days_left(dossier: Dossier) -> int | None:
    """The days until the next audit, 0 on its day; None when none is set."""
    audit = next_audit(dossier)
    return None if audit is None else -days_ago(dossier, audit.on)


def is_near(dossier: Dossier, days: float) -> bool:
    """Is the next audit at most so many days away?"""
    left = days_left(dossier)
    return left is not None and left <= days


def in_days(days: int) -> str:
    """ "today", "tomorrow", "in 24 days"."""
    return ("today", "tomorrow")[days] if days in (0, 1) else f"in {days} days"
