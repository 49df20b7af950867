from __future__ import annotations

from datetime import datetime

from django.db import transaction

from countersign.ledger import acts
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.sequencing import BATCH
from countersign.ledger.sequencing import sequence as put_in_place


def sequence(at: datetime, limit: int = BATCH) -> int:
    """Put waiting entries of every log in their place, a batch a log. Returns how many."""
    done = 0
    for organisation in logs_with_pending():
        with acts.in_line_for_writing(), transaction.atomic(durable=True):
            done += put_in_place(organisation, at, limit)
    return done
