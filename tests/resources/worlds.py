"""Larkbeam's requests and budgets at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.money import Money
from countersign.ledger.queries import leaf_of
from countersign.resources.commands.accept_risk import accept_risk
from countersign.resources.commands.approve_budget import approve_budget
from countersign.resources.commands.conclude import conclude
from countersign.resources.commands.decide import Ruling, decide
from countersign.resources.commands.propose_budget import YearlyBudget, propose_budget
from countersign.resources.commands.raise_request import Amount, Asked, raise_request
from countersign.resources.commands.record_budget import record_budget
from countersign.resources.commands.record_decision import record_decision
from countersign.resources.commands.release import release
from countersign.resources.commands.withdraw_request import withdraw_request
from countersign.resources.enums import Behind, TimeUnit, Verdict
from countersign.resources.models import Budget, Decision, Request
from countersign.resources.queries import budget, decision, request
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, entered, lead, leader, recording_fails, second_leader

__all__ = ["AT", "NOBODY", "after", "entered", "lead", "leader", "recording_fails", "second_leader"]

TODAY = date(2026, 1, 6)
TITLE = "Backups that nobody can delete"
NEED = "Whoever takes over the backup account can delete every backup we have."
REASON = "We cannot pay for a week without rotas."
SUM = Money(480_000, "GBP")
ASKED: dict[str, Any] = {
    "title": TITLE,
    "need": NEED,
    "raised_on": TODAY,
    "behind_kind": Behind.RISK,
    "behind": "R-4: backups are deleted with what they back up",
    "risk_high": True,
    "options": "A second account with another provider; or to live with it.",
    "amount": Amount(money=SUM, time=4, time_unit=TimeUnit.DAYS),
}
APPROVED = Ruling(verdict=Verdict.APPROVED, reason=REASON, amount=Amount(money=SUM))
REFUSED = Ruling(verdict=Verdict.REFUSED, reason="Not before the new contract.")
DEFERRED = Ruling(verdict=Verdict.DEFERRED, reason="After the budget round.", deferred_to=date(2026, 2, 2))
YEAR: dict[str, Any] = {
    "title": "Information security 2026",
    "begins_on": date(2026, 1, 1),
    "ends_on": date(2026, 12, 31),
    "money": Money(2_500_000, "GBP"),
    "covers": "Tools, the penetration test and training.",
}


def raised(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    """By Tom. Who asks is named by the first part of their address."""
    told = ASKED | changed
    if first := told.pop("raised_by", ""):
        told["raised_by_id"] = here.person(first).id
    return id_of(raise_request(asked=Asked(**told), by=by or lead(here), at=at))


def found(here: Cast, id: UUID) -> Request:
    return request(here.organisation, id)


def decided(
    here: Cast, id: UUID, ruling: Ruling = APPROVED, *, by: Actor | None = None, at: datetime = AT, shown: str = ""
) -> UUID:
    digest = shown or found(here, id).digest
    return id_of(decide(request_id=id, digest_shown=digest, ruling=ruling, by=by or leader(here), at=at))


def recorded(here: Cast, id: UUID, ruling: Ruling = APPROVED, *, at: datetime = AT, **changed: Any) -> UUID:
    """Decided on paper by Priya, recorded by Tom."""
    told: dict[str, Any] = {"decided_on": TODAY, "decided_by": "priya", "method": SignatureMethod.MINUTE} | changed
    told["decided_by_id"] = here.person(told.pop("decided_by")).id
    by = told.pop("by", None) or lead(here)
    told.setdefault("digest_shown", found(here, id).digest)
    return id_of(record_decision(request_id=id, ruling=ruling, **told, by=by, at=at))


def ruled(here: Cast, id: UUID) -> Decision:
    return decision(here.organisation, id)


def accepted(here: Cast, id: UUID, first: str, *, at: datetime = AT) -> None:
    accept_risk(request_id=id, digest_shown=found(here, id).digest, by=here.actor(first), at=at)


def released(here: Cast, id: UUID, on: date = TODAY, *, by: Actor | None = None, at: datetime = AT) -> None:
    release(request_id=id, released_on=on, by=by or lead(here), at=at)


def concluded(here: Cast, id: UUID, on: date = TODAY, *, by: Actor | None = None, at: datetime = AT) -> None:
    told = "The second account is there, and a restore from it took an hour."
    conclude(request_id=id, concluded_on=on, outcome=told, by=by or lead(here), at=at)


def withdrawn(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT) -> None:
    withdraw_request(request_id=id, because="The provider does it now.", by=by or lead(here), at=at)


def budgeted(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    return id_of(propose_budget(budget=YearlyBudget(**YEAR | changed), by=by or lead(here), at=at))


def in_budget(here: Cast, id: UUID) -> Budget:
    return budget(here.organisation, id)


def agreed(here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, shown: str = "") -> None:
    digest = shown or in_budget(here, id).document
    approve_budget(budget_id=id, digest_shown=digest, by=by or leader(here), at=at)


def budget_elsewhere(here: Cast, first: str = "priya", *, at: datetime = AT, **changed: Any) -> UUID:
    how: dict[str, Any] = {"approved_on": TODAY, "method": SignatureMethod.MINUTE}
    how |= {name: changed.pop(name) for name in ("approved_on", "method", "scan") if name in changed}
    told = YearlyBudget(**YEAR | changed)
    return id_of(record_budget(budget=told, approved_by_id=here.person(first).id, **how, by=lead(here), at=at))


def kind_of(here: Cast, row: Request | Decision | Budget) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind
