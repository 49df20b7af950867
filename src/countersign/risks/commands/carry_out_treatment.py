from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import organisation, today
from countersign.risks.commands.assess_risk import check_day
from countersign.risks.entries import TreatmentCarriedOut
from countersign.risks.enums import Option
from countersign.risks.models import Treatment
from countersign.risks.permissions import check_can_carry_out
from countersign.risks.queries import risk


@command
def carry_out_treatment(*, treatment_id: UUID, carried_out_on: date, by: Actor, at: datetime) -> Ref:
    """Record that what was approved about a risk has been done, and on which day. How large it is now, somebody says
    in an assessment.
    """
    row = locked(Treatment, by.organisation, treatment_id)
    check_can_carry_out(by, row, risk(by.organisation, row.risk_id))
    if row.option == Option.ACCEPT:
        raise Refused("There is nothing to carry out: the organisation lives with this risk.")
    check_day(carried_out_on, today(by.organisation, at))
    if carried_out_on < day_in(organisation(by.organisation).time_zone, row.proposed_at):
        raise Refused("It was put forward later than that: say a day since then.")
    row.carried_out_on, row.carried_out_at, row.carried_out_by_id = carried_out_on, at, who(by)
    write(row, TreatmentCarriedOut(docs=(row.document,), occurred_on=carried_out_on))
    return row.ref
