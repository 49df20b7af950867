from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.risks.commands.assess_risk import check_day
from countersign.risks.entries import RiskClosed
from countersign.risks.models import Risk
from countersign.risks.permissions import check_can_close

LONGEST_REASON = 1000


@command
def close_risk(*, risk_id: UUID, revision_shown: int, closed_on: date, because: str, by: Actor, at: datetime) -> Ref:
    """Record that a risk is none any more, since which day and why. It stays on record with all that was decided."""
    risk = locked(Risk, by.organisation, risk_id)
    check_can_close(by, risk, revision_shown)
    check_day(closed_on, today(by.organisation, at))
    if closed_on < risk.identified_on:
        raise Refused(say("It was identified on {day} only.", day=risk.identified_on))
    check_reason(because)
    risk.closed_on, risk.closed_at, risk.closed_by_id = closed_on, at, who(by)
    risk.closed_because = because.strip()
    write(risk, RiskClosed(occurred_on=closed_on))
    return risk.ref


def check_reason(because: str) -> None:
    if not because.strip():
        raise Refused("Say why: the reason stays beside it.")
    if len(because.strip()) > LONGEST_REASON:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_REASON))
