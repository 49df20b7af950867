from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import hold
from countersign.risks.commands.record_risk import Described, check_new, checked
from countersign.risks.entries import RiskChanged
from countersign.risks.models import Risk
from countersign.risks.permissions import check_can_change


@command
def change_risk(*, risk_id: UUID, revision_shown: int, described: Described, by: Actor, at: datetime) -> Ref:
    """Put right what is written about a risk. Saving the same again changes nothing."""
    hold(by.organisation)
    risk = locked(Risk, by.organisation, risk_id)
    check_can_change(by, risk, revision_shown)
    words = checked(described)
    check_new(by.organisation, words, risk.id)
    if described_by(risk) != words:
        for name, value in vars(words).items():
            setattr(risk, name, value)
        write(risk, RiskChanged())
    return risk.ref


def described_by(risk: Risk) -> Described:
    return Described(**{name: getattr(risk, name) for name in Described.__dataclass_fields__})
