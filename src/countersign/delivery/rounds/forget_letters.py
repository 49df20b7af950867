from __future__ import annotations

from datetime import datetime

from countersign.delivery.mailbox import forget_old


def forget_letters(at: datetime, limit: int = 500) -> int:
    """Keep the mailbox of trial mode to its size. Returns how many were forgotten."""
    return forget_old(at, limit)
