from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.approvals import ELSEWHERE, SignatureMethod
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_address_has_settled, check_is_here
from countersign.people.queries import hold, person, today
from countersign.resources.commands.propose_budget import YearlyBudget, from_plan
from countersign.resources.commands.raise_request import check_day
from countersign.resources.entries import BudgetRecordedElsewhere
from countersign.resources.permissions import check_can_record_budget


@command
def record_budget(
    *,
    budget: YearlyBudget,
    approved_on: date,
    approved_by_id: UUID,
    method: SignatureMethod,
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Enter a yearly budget that was approved on paper, in a meeting or in another system (decision 20).

    ``scan``: the digest of a kept copy. Whether whoever approved it was top management, rules judge.
    """
    hold(by.organisation)
    check_can_record_budget(by)
    if method not in ELSEWHERE:
        raise Refused("Say how it was approved elsewhere: on paper, by a minute or in another system.")
    check_day(approved_on, today(by.organisation, at))
    approver = person(by.organisation, approved_by_id)
    check_is_here(approver, approved_on)
    if approver.id == by.person:
        check_address_has_settled(by, at)
    row = from_plan(budget, by, at)
    row.approved_on, row.approved_at, row.approved_by = approved_on, at, approver
    row.recorded_by_id, row.method, row.scan = who(by), method.value, scan
    docs = tuple(filter(None, (row.document, scan)))
    write(row, BudgetRecordedElsewhere(docs=docs, occurred_on=approved_on))
    return row.ref
