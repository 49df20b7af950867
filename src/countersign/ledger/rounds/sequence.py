from __future__ import annotations

from datetime import datetime

from countersign.ledger.checkpointing import place
from countersign.ledger.queries import logs_with_pending
from countersign.ledger.rounds.each import each
from countersign.ledger.sequencing import BATCH


def sequence(at: datetime, limit: int = BATCH) -> int:
    """Put waiting entries of every log in their place, a batch a log. Returns how many."""
    return each(logs_with_pending(), lambda organisation: place(organisation, at, limit))
