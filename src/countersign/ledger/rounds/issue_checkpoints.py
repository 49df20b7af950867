from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from countersign.ledger.checkpointing import cover
from countersign.ledger.queries import logs, newest_checkpoint
from countersign.ledger.rounds.each import each

EVERY = timedelta(days=1)


def issue_checkpoints(at: datetime, limit: int = 100) -> int:
    """Sign every log that has grown and was last signed a day ago or more. Returns how many."""

    def due(organisation: UUID) -> bool:
        latest = newest_checkpoint(organisation)
        return latest is None or at - latest.issued_at >= EVERY

    return each(islice(filter(due, logs()), limit), lambda organisation: cover(organisation, at))
