"""A risk in any organisation, for addresses that name one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.risks.commands.propose_treatment import Plan, propose_treatment
from countersign.risks.commands.record_risk import Described, record_risk
from countersign.risks.enums import Option
from countersign.risks.queries import assessments
from tests.cast import id_of
from tests.risks.worlds import AT, TODAY


def risk_of(by: Actor, owner: UUID) -> dict[str, UUID]:
    """A risk of somebody, and what was put forward about it."""
    risk = id_of(
        record_risk(
            described=Described(title="Flood"),
            identified_on=TODAY,
            likelihood=4,
            impact=4,
            why="The river is near.",
            owner_id=owner,
            by=by,
            at=AT,
        )
    )
    latest = assessments(by.organisation).get(risk_id=risk)
    plan = Plan(option=Option.ACCEPT, plan="Too dear.", until_on=TODAY + timedelta(days=90))
    made = propose_treatment(risk_id=risk, latest_shown=latest.id, plan=plan, by=by, at=AT)
    return {"risk_id": risk, "treatment_id": id_of(made)}
