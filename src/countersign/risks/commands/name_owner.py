from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import person, today
from countersign.risks.entries import RiskChanged
from countersign.risks.models import Risk
from countersign.risks.permissions import check_can_name


@command
def name_owner(*, risk_id: UUID, revision_shown: int, owner_id: UUID, by: Actor, at: datetime) -> Ref:
    """Name who is to answer for a risk, now or instead of somebody else. They accept it by an act of their own."""
    risk = locked(Risk, by.organisation, risk_id)
    check_can_name(by, risk, revision_shown)
    owner = person(by.organisation, owner_id)
    check_is_here(owner, today(by.organisation, at))
    if risk.owner_id == owner.id:
        raise Refused(say("{name} is named as its owner already.", name=str(owner)))
    risk.owner, risk.named_at, risk.named_by_id, risk.owned_at = owner, at, who(by), None
    write(risk, RiskChanged())
    return risk.ref
