from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.objectives.commands.propose_objective import check_day
from countersign.objectives.entries import ReportRecorded
from countersign.objectives.enums import Way
from countersign.objectives.models import Report
from countersign.objectives.permissions import check_may
from countersign.objectives.queries import objective
from countersign.people.queries import person, today

LONGEST_CALLED = 300


@command
def record_report(
    *,
    reported_on: date,
    reporter_id: UUID,
    to_id: UUID,
    called: str,
    about: Sequence[UUID] = (),
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Write down a report that was given elsewhere, on paper or in a meeting: by whom, to whom, on which day.

    Whether they led on that day is a rule's question (REV-011). ``scan``: of a kept copy.
    """
    check_may(by, "report.record")
    check_day(reported_on, today(by.organisation, at))
    reporter, to = person(by.organisation, reporter_id), person(by.organisation, to_id)
    if reporter.id == to.id:
        raise Refused("Nobody reports to themselves: choose who reported, and to whom.")
    written = clean(called).strip()
    if not written:
        raise Refused("Say what the report was called, and where it is: this is only a note of it.")
    if len(written) > LONGEST_CALLED:
        raise Refused(say("Say what it was called in at most {n} characters.", n=LONGEST_CALLED))
    row = Report(
        id=new_id(at),
        organisation_id=by.organisation,
        way=Way.ELSEWHERE.value,
        reported_on=reported_on,
        reporter=reporter,
        to=to,
        content={},
        called=written,
        copy=scan,
        about=[objective(by.organisation, id).id.hex for id in sorted({*about})],
        recorded_at=at,
        recorded_by_id=who(by),
    )
    row.document = row.digest
    write(row, ReportRecorded(docs=(row.document, *([scan] if scan else [])), occurred_on=reported_on))
    return row.ref
