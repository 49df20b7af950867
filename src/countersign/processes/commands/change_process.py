from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import hold
from countersign.processes.commands.describe_process import Described, apply
from countersign.processes.entries import ProcessChanged
from countersign.processes.models import Process
from countersign.processes.permissions import check_can_change

DESCRIBED = ("name", "department", "owner_id", "step", "evidence", "cadence_months", "covers")


@command
def change_process(*, process_id: UUID, revision_shown: int, described: Described, by: Actor, at: datetime) -> Ref:
    """Put right what is written about a process, or give it another owner. Saving the same again changes nothing."""
    hold(by.organisation)
    process = locked(Process, by.organisation, process_id)
    check_can_change(by, process, revision_shown)
    before = facts(process)
    apply(process, described, at)
    if facts(process) != before:
        write(process, ProcessChanged())
    return process.ref


def facts(process: Process) -> tuple[object, ...]:
    return tuple(getattr(process, name) for name in DESCRIBED)
