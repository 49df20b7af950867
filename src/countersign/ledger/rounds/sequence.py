from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from countersign.ledger import acts
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.rounds.each import each
from countersign.ledger.sequencing import BATCH
from countersign.ledger.sequencing import sequence as put_in_place


def sequence(at: datetime, limit: int = BATCH) -> int:
    """Put waiting entries of every log in their place, a batch a log. Returns how many."""

    def work(organisation: UUID) -> int:
        with acts.in_line_for_writing(), transaction.atomic(durable=True):
            return put_in_place(organisation, at, limit)

    return each(logs_with_pending(), work)
