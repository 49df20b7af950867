"""Things that an address can name, of requests, budgets and processes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.money import Money
from countersign.ledger.files import keep
from countersign.processes.commands.check_process import check_process
from countersign.processes.commands.describe_process import Described, describe_process
from countersign.resources.commands.decide import Ruling
from countersign.resources.commands.propose_budget import YearlyBudget
from countersign.resources.commands.raise_request import Asked, raise_request
from countersign.resources.commands.record_budget import record_budget
from countersign.resources.commands.record_decision import record_decision
from countersign.resources.enums import Verdict
from countersign.resources.queries import request as request_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT
from tests.roles.worlds import TODAY


def asked_for(here: Cast, person: UUID, by: Actor) -> dict[str, UUID]:
    """Something that waits for a decision, a decision with its copy about another, and a budget with its copy."""
    asked = Asked(title="Backups", need="There are none.", raised_on=date(2026, 1, 6))
    waits, done = (id_of(raise_request(asked=asked, by=by, at=AT)) for _ in range(2))
    scan = keep(here.organisation, b"%PDF-1.7 minutes")
    how: dict[str, Any] = {"method": SignatureMethod.MINUTE, "scan": scan, "by": by, "at": AT}
    ruling = Ruling(verdict=Verdict.REFUSED, reason="No.", risk_owner_id=person)
    shown = request_of(here.organisation, done).digest
    said: dict[str, Any] = {"decided_on": TODAY, "decided_by_id": person}
    decision = id_of(record_decision(request_id=done, digest_shown=shown, ruling=ruling, **said, **how))
    days: dict[str, Any] = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    year = YearlyBudget(title="2026", money=Money(100_000, "GBP"), **days)
    budget = record_budget(budget=year, approved_on=TODAY, approved_by_id=person, **how)
    return {"resource_id": waits, "resourcedecision_id": decision, "budget_id": id_of(budget)}


def built_in(here: Cast, person: UUID, by: Actor) -> dict[str, UUID]:
    """A process, and an example of it with its copy."""
    told = Described(name="Somebody leaves", owner_id=person, step="Keys back.")
    process = id_of(describe_process(described=told, by=by, at=AT))
    scan = keep(here.organisation, b"%PDF-1.7 checklist")
    check = check_process(process_id=process, checked_on=TODAY, worked=True, scan=scan, by=by, at=AT)
    return {"process_id": process, "check_id": id_of(check)}
