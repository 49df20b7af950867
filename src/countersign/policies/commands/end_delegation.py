from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import DelegationEnded
from countersign.policies.models import Delegation
from countersign.policies.permissions import check_can_end_delegation

LONGEST_REASON = 500


@command
def end_delegation(*, delegation_id: UUID, because: str, by: Actor, at: datetime) -> Ref:
    """End, as top management, what somebody delegated, or give back what one holds. What was signed by it stands."""
    delegation = locked(Delegation, by.organisation, delegation_id)
    check_can_end_delegation(by, delegation)
    delegation.ended_at, delegation.ended_by_id = at, who(by)
    delegation.ended_because = reason_written(because)
    write(delegation, DelegationEnded())
    return delegation.ref


def reason_written(because: str) -> str:
    reason = clean(because).strip()
    if not reason:
        raise Refused("Say in a sentence why.")
    if len(reason) > LONGEST_REASON:
        raise Refused(say("A reason has at most {n} characters.", n=LONGEST_REASON))
    return reason
