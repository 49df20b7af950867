from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.canonical import canonical
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_ids
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, write
from countersign.objectives.entries import ReportSent
from countersign.objectives.enums import Way
from countersign.objectives.models import Report
from countersign.objectives.permissions import check_can_send
from countersign.objectives.queries import objective, reports_performance
from countersign.people.queries import leaders, today

LARGEST = 100_000


@command
def send_report(
    *, content: Mapping[str, Any], about: Sequence[UUID], to_ids: Sequence[UUID], by: Actor, at: datetime
) -> Ref:
    """Send the report on how the ISMS performs to members of top management (5.3 b, 9.1): one row each.

    ``content`` is the page as whoever sends it has seen it, made from facts of this moment; ``about`` the objectives in
    it. It reaches somebody once they say that they have read it.
    """
    on = today(by.organisation, at)
    reports = by.person is not None and reports_performance(by.organisation, by.person, on)
    check_can_send(by, reports)
    wanted = sorted({*to_ids})
    if not wanted:
        raise Refused("Choose who in top management is to read it.")
    leading = {one.person_id for one in leaders(by.organisation, on)}
    if {*wanted} - leading:
        raise Refused("A report goes to members of top management: look at the register.")
    if wanted == [by.person]:
        raise Refused("You would report to yourself: send it to another leader, or record a meeting instead.")
    if len(canonical(dict(content))) > LARGEST:
        raise Refused("The report is too long: one page is what leaders read.")
    told = [objective(by.organisation, id).id.hex for id in sorted({*about})]
    rows = [
        Report(
            id=id,
            organisation_id=by.organisation,
            way=Way.HERE.value,
            reported_on=on,
            reporter_id=who(by),
            to_id=to,
            content=dict(content),
            about=told,
            sent_as="5.3 b" if reports else Hat.ISMS_LEAD.value,
            recorded_at=at,
            recorded_by_id=who(by),
        )
        for id, to in zip(new_ids(at, len(wanted)), wanted, strict=True)
    ]
    for row in rows:
        row.document = row.digest
        write(row, ReportSent(docs=(row.document,)))
    return rows[0].ref
