from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.acknowledgements.commands.ask import replied
from countersign.acknowledgements.entries import AcceptanceDeclined
from countersign.acknowledgements.enums import ReplyKind
from countersign.acknowledgements.permissions import check_can_decline
from countersign.acknowledgements.queries import standing_name
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import Signature
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, write
from countersign.people.queries import today
from countersign.policies.queries import version_by_itself


@command
def decline(*, version_id: UUID, text: str, signature: Signature | None = None, by: Actor, at: datetime) -> Ref:
    """Say that one cannot accept a version in force, and why. It is a real answer; the version stays owed."""
    refusal = replied(ReplyKind.DECLINED, version_id, text, signature, by, at)
    version, on = version_by_itself(by.organisation, version_id), today(by.organisation, at)
    check_can_decline(standing_name(by.organisation, who(by), version, on))
    write(refusal, AcceptanceDeclined())
    return refusal.ref
