from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.risks.commands.close_risk import check_reason
from countersign.risks.entries import TreatmentClosed
from countersign.risks.models import Treatment
from countersign.risks.permissions import check_can_end
from countersign.risks.queries import risk


@command
def close_treatment(*, treatment_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Refuse what was put forward, take it back, or end what was approved; and say why."""
    row = locked(Treatment, by.organisation, treatment_id)
    check_can_end(by, row, risk(by.organisation, row.risk_id))
    check_reason(because)
    row.closed_at, row.closed_by_id, row.closed_because = at, who(by), because.strip()
    write(row, TreatmentClosed(docs=(row.document,)))
    return row.ref
