"""Forgetting what the entrance no longer needs: sessions that have ended, codes that have run out."""

from __future__ import annotations

from datetime import datetime, timedelta

from countersign.entrance.models import Confirmation, Session

KEPT = timedelta(days=1)
"""Codes are looked back at for an hour, to count how many were asked for."""


def sweep(at: datetime) -> int:
    """Delete what has run out. Returns how many went."""
    sessions, _ = Session.objects.filter(expires_at__lt=at).delete()
    codes, _ = Confirmation.objects.filter(expires_at__lt=at - KEPT).delete()
    return sessions + codes
