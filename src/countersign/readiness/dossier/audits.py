"""The audit ahead, and whether it is too early to judge (DOMAIN, 2.1 number 12; section 2, "settled")."""

from __future__ import annotations

from datetime import date

from countersign.audits.facts import Audit
from countersign.readiness.dossier.form import Dossier

SETTLES_AFTER_DAYS = 90
AUDIT_IS_CLOSE_DAYS = 60
WINDOW_DAYS = 365


def next_audit(dossier: Dossier) -> Audit | None:
    """The earliest external audit on or after the day of the dossier."""
    ahead = [audit for audit in dossier.audits if audit.on >= dossier.as_of]
    return min(ahead, key=lambda audit: audit.on, default=None)


def days_ago(dossier: Dossier, day: date) -> int:
    return (dossier.as_of - day).days


def within(dossier: Dossier, day: date | None, days: int) -> bool:
    """Was it in the last so many days, both ends included?"""
    return day is not None and 0 <= days_ago(dossier, day) <= days


def window(dossier: Dossier, most: float = WINDOW_DAYS) -> int:
    """The window W in days: how far back acts count, never further than the ISMS is old (DOMAIN, section 2)."""
    return max(0, min(int(most), days_ago(dossier, dossier.org.isms_started)))


def settled(dossier: Dossier) -> bool:
    """Is the ISMS old enough, or the audit close enough, to judge what needs time?"""
    ahead = next_audit(dossier)
    close = ahead is not None and -days_ago(dossier, ahead.on) <= AUDIT_IS_CLOSE_DAYS
    return close or days_ago(dossier, dossier.org.isms_started) >= SETTLES_AFTER_DAYS
