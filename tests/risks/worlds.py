"""Larkbeam's risks at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.ledger.queries import leaf_of
from countersign.people.queries import organisation
from countersign.risks.commands.approve_treatment import approve_treatment
from countersign.risks.commands.assess_risk import assess_risk
from countersign.risks.commands.carry_out_treatment import carry_out_treatment
from countersign.risks.commands.close_risk import close_risk
from countersign.risks.commands.give_receipt import give_receipt
from countersign.risks.commands.own_risk import own_risk
from countersign.risks.commands.propose_treatment import Plan, propose_treatment
from countersign.risks.commands.record_risk import Described, record_risk
from countersign.risks.enums import Option, Stance
from countersign.risks.models import Assessment, Risk, RiskReceipt, Treatment
from countersign.risks.queries import RiskBook, Standing, assessments, latest_assessment, receipts, risk, treatment
from countersign.roles.commands.propose import Terms
from countersign.roles.enums import Authority, RiskLevel
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails, second_leader
from tests.roles import worlds as roles

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails", "second_leader"]

TODAY = date(2026, 1, 6)
"""The day of AT."""

WORDS = Described(
    title="Payroll data leaks",
    cause="A fault in the payroll export.",
    consequence="Bank details of carers reach an outsider.",
    affected="The payroll service, and 2,000 carers.",
    reference="R-01",
)
WHY = "The export was changed twice this year, and nobody has tested it since."
PLAN = Plan(option=Option.REDUCE, plan="Have the export tested from outside.", due_on=date(2026, 3, 31))


def recorded(here: Cast, owner: str = "mei", *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    """Of 3 by 5, which is high but not for every leader. Mei is to answer for it."""
    told: dict[str, Any] = {"described": WORDS, "identified_on": TODAY, "likelihood": 3, "impact": 4, "why": WHY}
    if owner:
        told["owner_id"] = here.person(owner).id
    return id_of(record_risk(**told | changed, by=by or lead(here), at=at))


def another(title: str, reference: str = "") -> Described:
    return Described(title=title, consequence="Something breaks.", reference=reference)


def found(here: Cast, id: UUID) -> Risk:
    return risk(here.organisation, id)


def owned(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT) -> None:
    """Its owner accepts that they answer for it."""
    row = found(here, id)
    first = row.owner.email.partition("@")[0] if row.owner and row.owner.email else ""
    own_risk(risk_id=id, revision_shown=row.revision, by=by or here.actor(first), at=at)


def latest(here: Cast, id: UUID) -> Assessment:
    seen = latest_assessment(here.organisation, id)
    assert seen is not None
    return seen


def seen_again(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **told: Any) -> UUID:
    """Assessed once more, five days later."""
    said: dict[str, Any] = {"assessed_on": date(2026, 1, 11), "likelihood": 4, "impact": 4, "why": "It got worse."}
    said |= {"latest_shown": latest(here, id).id} | told
    return id_of(assess_risk(risk_id=id, **said, by=by or lead(here), at=at or after(5)))


def every_assessment(here: Cast, id: UUID) -> list[Assessment]:
    return list(assessments(here.organisation).filter(risk_id=id))


def plan(here: Cast, **changed: Any) -> Plan:
    """Mei has it tested; or what a test says instead."""
    return Plan(**{**vars(PLAN), "carrier_id": here.person("mei").id} | changed)


def lived_with(here: Cast, **changed: Any) -> Plan:
    """Nothing is done, and the organisation lives with it for half a year."""
    told = {"option": Option.ACCEPT, "plan": "Testing costs more than it saves.", "until_on": date(2026, 6, 30)}
    return Plan(**told | changed)  # type: ignore[arg-type]


def proposed(
    here: Cast, id: UUID, what: Plan | None = None, *, by: Actor | None = None, at: datetime = AT, **shown: Any
) -> UUID:
    told = {"latest_shown": latest(here, id).id} | shown
    return id_of(propose_treatment(risk_id=id, plan=what or plan(here), **told, by=by or lead(here), at=at))


def decision(here: Cast, id: UUID) -> Treatment:
    return treatment(here.organisation, id)


def approved(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, shown: str = "") -> None:
    digest = shown or decision(here, id).document
    approve_treatment(treatment_id=id, digest_shown=digest, by=by or leader(here), at=at or after(1))


def carried_out(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **told: Any) -> None:
    said = {"carried_out_on": date(2026, 1, 16)} | told
    carry_out_treatment(treatment_id=id, **said, by=by or lead(here), at=at or after(10))


def closed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **told: Any) -> None:
    said: dict[str, Any] = {"closed_on": date(2026, 1, 26), "because": "The export was switched off."} | told
    shown = said.pop("revision_shown", found(here, id).revision)
    close_risk(risk_id=id, revision_shown=shown, **said, by=by or lead(here), at=at or after(20))


def seen(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime | None = None, **told: Any) -> RiskReceipt:
    said: dict[str, Any] = {"latest_shown": latest(here, id).id, "stance": Stance.BACKS} | told
    given = id_of(give_receipt(risk_id=id, **said, by=by or leader(here), at=at or after(1)))
    return receipts(here.organisation).get(id=given)


def may_accept(here: Cast, first: str = "mei", level: RiskLevel = RiskLevel.HIGH) -> None:
    """Somebody is appointed to a role that lets them accept risks up to a size."""
    roles.begun(here)
    terms = Terms(authorities=(Authority.ACCEPT_RISK,), accepts_up_to=level)
    roles.held(here, first, "hr", terms=terms)


def standing(here: Cast, id: UUID, on: date = TODAY) -> Standing:
    book = RiskBook(organisation(here.organisation))
    return next(one for one in book.standings(on) if one.risk.id == id)


def kind_of(here: Cast, row: Risk | Assessment | Treatment | RiskReceipt) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind
