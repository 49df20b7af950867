from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked
from countersign.policies.models import Policy
from countersign.policies.permissions import check_can_take_back
from countersign.policies.queries import remark


@command
def take_back(*, remark_id: UUID, by: Actor, at: datetime) -> Ref:
    """Take one's own remark away, while nobody has answered it."""
    policy = locked(Policy, by.organisation, remark(by.organisation, remark_id).policy_id)
    said = remark(by.organisation, remark_id)
    check_can_take_back(by, said)
    said.delete()
    return policy.ref
