from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Unknown
from countersign.ledger.writing import command, locked
from countersign.policies.models import Policy
from countersign.policies.permissions import check_can_ask_readers
from countersign.policies.queries import reader_of


@command
def stop_asking(*, policy_id: UUID, person_id: UUID, by: Actor, at: datetime) -> Ref:
    """Ask somebody no more to read the draft. What they said about it stays."""
    policy = locked(Policy, by.organisation, policy_id)
    check_can_ask_readers(by)
    reader = reader_of(by.organisation, policy_id, person_id)
    if reader is None:
        raise Unknown("reader")
    reader.asked_at, reader.asked_by_id, reader.answer_by, reader.note = None, None, None, ""
    reader.save(force_update=True)
    return policy.ref
