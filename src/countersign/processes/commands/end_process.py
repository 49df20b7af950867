from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.processes.entries import ProcessEnded
from countersign.processes.models import Process
from countersign.processes.permissions import LONGEST_TEXT, check_can_end, check_day


@command
def end_process(*, process_id: UUID, ended_on: date, because: str, by: Actor, at: datetime) -> Ref:
    """Record that a process is not done any more, since when and why. Its examples stay what they are."""
    process = locked(Process, by.organisation, process_id)
    check_can_end(by, process)
    check_day(ended_on, today(by.organisation, at))
    if not because.strip():
        raise Refused("Say in a sentence why it is not done any more.")
    if len(because.strip()) > LONGEST_TEXT:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_TEXT))
    process.ended_on, process.ended_at, process.ended_by_id = ended_on, at, who(by)
    process.ended_because = because.strip()
    write(process, ProcessEnded(occurred_on=ended_on))
    return process.ref
