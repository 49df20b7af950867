from __future__ import annotations

from datetime import datetime, timedelta

from countersign.ledger.models import Act

KEPT = timedelta(days=90)


def forget_acts(at: datetime) -> int:
    """Forget the ids of acts that nobody will send again. What was done stays in the ledger. Returns how many."""
    return Act.objects.filter(at__lt=at - KEPT).delete()[0]
