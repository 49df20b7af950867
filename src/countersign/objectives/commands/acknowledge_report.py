from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.writing import command, locked, write
from countersign.objectives.commands.set_goal import text_of
from countersign.objectives.entries import ReportRead
from countersign.objectives.models import Report
from countersign.objectives.permissions import check_can_acknowledge
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import capacity_of


@command
def acknowledge_report(*, report_id: UUID, digest_shown: str, answer: str = "", by: Actor, at: datetime) -> Ref:
    """Say in one's own name that one has read a report, and perhaps answer it with a sentence or a question (5.1 e)."""
    row = locked(Report, by.organisation, report_id)
    check_can_acknowledge(by, row)
    capacity = capacity_of(by.organisation, by.person, at)
    if not capacity:
        raise Refused("Only members of top management are reported to: you are not on the register any more.")
    check_address_has_settled(by, at)
    if digest_shown != row.document:
        raise Stale("This is not the report you were shown. Read it again.")
    row.read_at, row.read_as = at, capacity
    row.answer = text_of(answer) or None
    write(row, ReportRead(docs=(row.document,)))
    return row.ref
