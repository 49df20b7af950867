from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.commands.approve_renewal import check_goes_on, check_is_newest
from countersign.roles.commands.decline import tidied
from countersign.roles.entries import RenewalDeclined
from countersign.roles.models import Renewal
from countersign.roles.permissions import check_can_answer_renewal
from countersign.roles.queries import renewal as renewal_with


@command
def decline_renewal(*, renewal_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """Say that one cannot take on what changed, and why. One holds the role as one accepted it before."""
    renewal = locked(Renewal, by.organisation, renewal_id)
    check_can_answer_renewal(by, renewal)
    found = renewal_with(by.organisation, renewal_id)
    check_goes_on(found.appointment, today(by.organisation, at))
    check_is_newest(renewal, found.appointment)
    renewal.declined_at, renewal.declined_because = at, tidied(because)
    write(renewal, RenewalDeclined(docs=(renewal.document,)))
    return renewal.ref
