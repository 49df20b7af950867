from __future__ import annotations

from datetime import datetime, timedelta

from countersign.ledger.models import Act
from countersign.ledger.queries import simulated

KEPT = timedelta(days=90)


def forget_acts(at: datetime) -> int:
    """Forget the ids of acts that nobody will send again. What was done stays in the ledger. Returns how many.

    An example whose past is still being lived knows by them where it is.
    """
    return Act.objects.filter(at__lt=at - KEPT).exclude(organisation_id__in=simulated()).delete()[0]
