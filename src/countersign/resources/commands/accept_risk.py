from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Stale
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import today
from countersign.resources.entries import ResourceRiskAccepted
from countersign.resources.models import Request
from countersign.resources.permissions import NOT_SHOWN, check_can_accept_risk
from countersign.resources.queries import final_decision


@command
def accept_risk(*, request_id: UUID, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Accept, in one's own name, the risk that stays because a request was refused (ISO/IEC 27001, 6.1.3)."""
    request = locked(Request, by.organisation, request_id)
    check_can_accept_risk(by, request, final_decision(request))
    check_address_has_settled(by, at)
    if digest_shown != request.digest:
        raise Stale(NOT_SHOWN)
    request.risk_accepted_on, request.risk_accepted_at = today(by.organisation, at), at
    request.risk_accepted_by_id = who(by)
    write(request, ResourceRiskAccepted(docs=(request.digest,)))
    return request.ref
