from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import PublicWithdrawn
from countersign.policies.models import Policy, PublicVersion
from countersign.policies.permissions import check_can_take_down
from countersign.policies.queries import policy_of_public

LONGEST_REASON = 1000


@command
def take_down(*, public_id: UUID, reason: str, by: Actor, at: datetime) -> Ref:
    """Take a public text down, for a reason.

    From then on nothing is decided about how people outside get the policy.
    """
    locked(Policy, by.organisation, policy_of_public(by.organisation, public_id))
    public = locked(PublicVersion, by.organisation, public_id)
    check_can_take_down(by, public)
    if not reason.strip():
        raise Refused("Say in a sentence why.")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))
    public.withdrawn_at, public.withdrawn_by_id = at, who(by)
    public.withdrawn_because = reason.strip()
    write(public, PublicWithdrawn(docs=(public.document,)))
    return public.ref
