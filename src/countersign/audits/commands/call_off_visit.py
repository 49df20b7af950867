from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.audits.entries import VisitCalledOff
from countersign.audits.models import Visit
from countersign.audits.permissions import check_can_call_off
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write


@command
def call_off_visit(*, visit_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Record that an external audit does not take place, and why. It stays on the list, and counts for nothing."""
    visit = locked(Visit, by.organisation, visit_id)
    check_can_call_off(by, visit)
    if not because.strip():
        raise Refused("Say in a sentence why the audit does not take place.")
    visit.called_off_at, visit.called_off_by_id = at, who(by)
    visit.called_off_because = because.strip()
    write(visit, VisitCalledOff())
    return visit.ref
