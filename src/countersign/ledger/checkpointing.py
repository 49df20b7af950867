"""Catching up with one log, in a transaction of its own and in line with everybody who writes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from countersign.ledger import acts
from countersign.ledger.sequencing import BATCH, checkpoint, sequence


def cover(organisation: UUID, at: datetime) -> bool:
    """Put what waits in its place and sign the log, if anything but a checkpoint was entered since the last one."""
    with acts.in_line_for_writing(), transaction.atomic(durable=True):
        return checkpoint(organisation, at)


def place(organisation: UUID, at: datetime, limit: int = BATCH) -> int:
    """Put what waits in its place. Returns how many there were."""
    with acts.in_line_for_writing(), transaction.atomic(durable=True):
        return sequence(organisation, at, limit)
