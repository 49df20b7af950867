from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.text.characters import clean
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled, check_is_here
from countersign.people.queries import person, today
from countersign.processes.entries import ProcessChecked, ProcessCheckTold
from countersign.processes.models import Check, Process
from countersign.processes.permissions import check_can_check, check_day, check_shown


@command
def check_process(
    *,
    process_id: UUID,
    checked_on: date,
    worked: bool,
    found: str = "",
    place: str = "",
    scan: str | None = None,
    checked_by_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Record that somebody looked at one real case of a process, and whether its security step was taken.

    ``place``: where the case can be seen; ``scan``: the digest of a kept copy; one of the two. ``checked_by_id``: who
    looked, without one the actor: then it is their own act. A day in the past is taken too.
    """
    process = locked(Process, by.organisation, process_id)
    check_can_check(by, process, checked_by_id in (None, by.person))
    looked = person(by.organisation, checked_by_id or who(by))
    check_day(checked_on, today(by.organisation, at))
    check_is_here(looked, checked_on)
    check_shown(found, place, scan, worked=worked)
    row = Check(
        id=new_id(at),
        organisation_id=by.organisation,
        process=process,
        checked_on=checked_on,
        checked_at=at,
        checked_by=looked,
        recorded_by_id=who(by),
        worked=worked,
        found=found.strip() or None,
        place=clean(place).strip() or None,
        scan=scan,
    )
    if row.is_in_own_hand:
        check_address_has_settled(by, at)
    kind = ProcessChecked if row.is_in_own_hand else ProcessCheckTold
    write(row, kind(occurred_on=checked_on, docs=(scan,) if scan else ()))
    return row.ref
