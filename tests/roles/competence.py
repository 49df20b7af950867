"""What shows that Larkbeam's holders are competent, by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.roles.commands.confirm_competence import confirm_competence
from countersign.roles.commands.evaluate_gap import evaluate_gap
from countersign.roles.commands.plan_gap import plan_gap
from countersign.roles.commands.record_competence import record_competence
from countersign.roles.enums import Basis
from countersign.roles.models import Competence, CompetenceGap
from countersign.roles.queries import competence, gap
from tests.cast import Cast, id_of
from tests.roles.worlds import AT, TODAY, lead, leader

COURSE = "Lead implementer course, certificate in the HR file."
MISSING, PLAN = "Has never planned an audit.", "Plans the next one with Nia."
SEEN = "She planned it alone, and I read the plan."
DUE = date(2026, 3, 1)


def shown(here: Cast, appointment: UUID, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    """Evidence, written down by top management unless somebody else is named."""
    sent = {"basis": Basis.TRAINING, "text": COURSE, "shown_on": date(2025, 10, 2)}
    return id_of(record_competence(appointment_id=appointment, **{**sent, **changed}, by=by or leader(here), at=at))


def confirmed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT) -> None:
    confirm_competence(competence_id=id, by=by or leader(here), at=at)


def planned(here: Cast, appointment: UUID, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    sent = {"missing": MISSING, "plan": PLAN, "due_on": DUE}
    return id_of(plan_gap(appointment_id=appointment, **{**sent, **changed}, by=by or lead(here), at=at))


def judged(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> None:
    sent = {"closed": True, "evaluated_on": TODAY, "judged": SEEN}
    evaluate_gap(gap_id=id, **{**sent, **changed}, by=by or leader(here), at=at)


def row(here: Cast, id: UUID) -> Competence:
    return competence(here.organisation, id)


def gap_of(here: Cast, id: UUID) -> CompetenceGap:
    return gap(here.organisation, id)
