from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from countersign.ledger import acts
from countersign.ledger.queries import logs, newest_checkpoint
from countersign.ledger.sequencing import checkpoint

EVERY = timedelta(days=1)


def issue_checkpoints(at: datetime, limit: int = 100) -> int:
    """Sign every log that has grown and was last signed a day ago or more. Returns how many."""
    done = 0
    for organisation in logs():
        latest = newest_checkpoint(organisation)
        if done >= limit or (latest and at - latest.issued_at < EVERY):
            continue
        with acts.in_line_for_writing(), transaction.atomic(durable=True):
            done += checkpoint(organisation, at)
    return done
