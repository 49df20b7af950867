from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.acknowledgements.entries import ExemptionEnded
from countersign.acknowledgements.models import Exemption
from countersign.acknowledgements.permissions import check_can_end_exemption
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def end_exemption(*, exemption_id: UUID, by: Actor, at: datetime) -> Ref:
    """Ask somebody like everybody else again, from today on."""
    row = locked(Exemption, by.organisation, exemption_id)
    on = today(by.organisation, at)
    check_can_end_exemption(by, row, on)
    row.ended_on, row.ended_at, row.ended_by_id = on, at, who(by)
    write(row, ExemptionEnded())
    return row.ref
