"""Forgetting what the entrance no longer needs: sessions that have ended, codes and memos that have run out."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from countersign.entrance.models import Confirmation, Memo, RoundRun, Session

KEPT = timedelta(days=1)
"""Codes are looked back at for an hour, to count how many were asked for."""


def sweep(at: datetime) -> int:
    """Delete what has run out. Returns how many went."""
    sessions, _ = Session.objects.filter(expires_at__lt=at).delete()
    codes, _ = Confirmation.objects.filter(expires_at__lt=at - KEPT).delete()
    memos, _ = Memo.objects.filter(expires_at__lt=at).delete()
    return sessions + codes + memos


def forget_who_is_in(copy: sqlite3.Connection) -> None:
    """Take sessions, codes, memos and the worker's traces out of a copy: restored, it lets nobody in."""
    for model in (Session, Confirmation, Memo, RoundRun):
        copy.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 (our name)
