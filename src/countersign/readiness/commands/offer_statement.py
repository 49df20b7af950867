from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import organisation as firm
from countersign.people.queries import today
from countersign.readiness.declared import Said, document_of, gaps, line_of
from countersign.readiness.entries import StatementOffered
from countersign.readiness.models import Gap, Statement
from countersign.readiness.permissions import check_can_write_statement


@command
def offer_statement(*, digest_shown: str, by: Actor, at: datetime) -> Ref:
    """Put the known gaps, as they were shown, in front of top management (DOMAIN, 8.8)."""
    check_can_write_statement(by)
    written = gaps(by.organisation)
    lines = [line_of(gap) for gap in written]
    document = document_of(lines)
    if digest_shown != document:
        raise Stale("Somebody changed a line after you opened the page. Read it again, then offer it.")
    check_can_be_offered(by.organisation, written, document, today(by.organisation, at))
    row = Statement(
        id=new_id(at),
        organisation_id=by.organisation,
        lines=lines,
        codes=sorted({line["code"] for line in lines}),
        document=document,
        offered_at=at,
        offered_by_id=who(by),
    )
    write(row, StatementOffered(docs=(document,)))
    return row.ref


def check_can_be_offered(organisation: UUID, written: list[Gap], document: str, on: date) -> None:
    """Something new to say, with days that lie ahead, and one statement at a time."""
    if not written:
        raise Refused("Nothing is declared yet: begin with one gap.")
    late = sorted({gap.code for gap in written if gap.due_on <= on})
    if late:
        raise Refused(say("The day has passed by which {codes} would be done: give another.", codes=", ".join(late)))
    said = Said(firm(organisation))
    if said.offered:
        raise Refused("A statement waits for top management. Take it back first to offer another.")
    before = said.in_force(on)
    if before and before.document == document:
        raise Refused("That is what top management has approved already.")
