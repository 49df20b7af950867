from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.direction.entries import DeviationCorrected
from countersign.direction.models import Deviation
from countersign.direction.permissions import check_can_correct, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today


@command
def correct_deviation(*, deviation_id: UUID, revision_shown: int, corrected_on: date, by: Actor, at: datetime) -> Ref:
    """Record that a leader keeps the rule like everybody else, since a day. Somebody else than the leader says so."""
    row = locked(Deviation, by.organisation, deviation_id)
    check_can_correct(by, row, revision_shown)
    check_happened(corrected_on, today(by.organisation, at))
    if corrected_on < row.observed_on:
        raise Refused("That is before it was seen: look at the day.")
    row.corrected_on, row.corrected_at, row.corrected_by_id = corrected_on, at, who(by)
    write(row, DeviationCorrected(occurred_on=corrected_on))
    return row.ref
