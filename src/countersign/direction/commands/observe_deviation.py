from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import clean_text, said
from countersign.direction.commands.record_direction import LONGEST_EVIDENCE, LONGEST_WHAT
from countersign.direction.entries import DeviationObserved
from countersign.direction.models import Deviation
from countersign.direction.permissions import check_can_observe, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import is_leader, person, today


@command
def observe_deviation(
    *, leader_id: UUID, observed_on: date, what: str, evidence: str = "", by: Actor, at: datetime
) -> Ref:
    """Record that a leader was seen above a rule that holds for everybody: what, on which day, and what shows it.

    Within 30 days it is corrected or approved like anybody else's exception (TOP-006). Whoever it is about is told.
    """
    check_can_observe(by)
    check_happened(observed_on, today(by.organisation, at))
    leader = person(by.organisation, leader_id)
    if not (leader.executive or is_leader(by.organisation, leader_id, observed_on)):
        raise Refused(
            say("{name} did not lead on {day}: this is about leaders alone.", name=str(leader), day=observed_on)
        )
    row = Deviation(
        id=new_id(at),
        organisation_id=by.organisation,
        leader_id=leader_id,
        observed_on=observed_on,
        what=said(what, "Say what was seen, and which rule it is about.", LONGEST_WHAT),
        evidence=clean_text(evidence, LONGEST_EVIDENCE) or None,
        recorded_at=at,
        recorded_by_id=who(by),
    )
    write(row, DeviationObserved(occurred_on=observed_on))
    return row.ref
