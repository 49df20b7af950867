from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.risks.entries import RiskOwned
from countersign.risks.models import Risk
from countersign.risks.permissions import check_can_own


@command
def own_risk(*, risk_id: UUID, revision_shown: int, by: Actor, at: datetime) -> Ref:
    """Accept that one answers for a risk: whoever is named as its owner, and nobody for them (6.1.2 c)."""
    risk = locked(Risk, by.organisation, risk_id)
    check_can_own(by, risk, revision_shown)
    risk.owned_at = at
    write(risk, RiskOwned())
    return risk.ref
