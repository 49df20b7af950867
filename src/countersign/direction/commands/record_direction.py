from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import clean_text, said
from countersign.direction.entries import DirectionGiven, DirectionTold
from countersign.direction.enums import DirectionKind
from countersign.direction.models import Direction
from countersign.direction.permissions import check_can_direct, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import is_leader, person, today

LONGEST_WHAT, LONGEST_EVIDENCE = 1000, 300


@command
def record_direction(
    *,
    kind: DirectionKind,
    leader_id: UUID,
    directed_on: date,
    what: str,
    evidence: str = "",
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Record how a leader directed or backed those who do the work (ISO/IEC 27001, 5.1 f).

    By the leader it is their own act; by anybody else it is written down of them, and stands so everywhere.
    """
    check_can_direct(by)
    check_happened(directed_on, today(by.organisation, at))
    leader = person(by.organisation, leader_id)
    if not is_leader(by.organisation, leader_id, directed_on):
        raise Refused(say("{name} was not top management on {day}.", name=str(leader), day=directed_on))
    row = Direction(
        id=new_id(at),
        organisation_id=by.organisation,
        kind=kind.value,
        leader_id=leader_id,
        directed_on=directed_on,
        what=said(what, "Say what they did: a sentence is enough.", LONGEST_WHAT),
        evidence=clean_text(evidence, LONGEST_EVIDENCE) or None,
        file=scan,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    if row.is_in_own_hand:
        check_address_has_settled(by, at)
    kind_of_entry = DirectionGiven if row.is_in_own_hand else DirectionTold
    write(row, kind_of_entry(occurred_on=directed_on, docs=(scan,) if scan else ()))
    return row.ref
