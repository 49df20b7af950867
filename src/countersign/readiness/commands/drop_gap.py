from __future__ import annotations

from datetime import datetime

from countersign.kernel.actors import Actor
from countersign.kernel.refusals import Unknown
from countersign.ledger.writing import command
from countersign.readiness.declared import gap_of
from countersign.readiness.permissions import check_can_write_statement


@command
def drop_gap(*, code: str, key: str, by: Actor, at: datetime) -> None:
    """Take a line out of the working copy of the statement. What was offered or approved keeps it."""
    check_can_write_statement(by)
    row = gap_of(by.organisation, code, key)
    if row is None:
        raise Unknown("gap")
    row.delete()
