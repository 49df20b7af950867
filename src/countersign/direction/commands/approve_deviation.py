from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import said
from countersign.direction.commands.record_direction import LONGEST_WHAT
from countersign.direction.entries import DeviationApproved
from countersign.direction.models import Deviation
from countersign.direction.permissions import check_can_approve
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import is_leader, today

LONGEST_DAYS = 366


@command
def approve_deviation(
    *, deviation_id: UUID, revision_shown: int, approved_until: date, because: str, by: Actor, at: datetime
) -> Ref:
    """Let another leader's exception stand until a last day, and say why. Nobody approves their own (S5)."""
    row = locked(Deviation, by.organisation, deviation_id)
    on = today(by.organisation, at)
    leads = is_leader(by.organisation, who(by), on)
    check_can_approve(by, row, on, revision_shown, leads=leads)
    check_address_has_settled(by, at)
    if approved_until < on:
        raise Refused("Its last day is over already: look at the day.")
    if (approved_until - on).days > LONGEST_DAYS:
        raise Refused(say("An exception has an end within a year: at most {n} days from today.", n=LONGEST_DAYS))
    row.approved_because = said(because, "Say why it may stand, and what makes up for it.", LONGEST_WHAT)
    row.approved_on, row.approved_at, row.approved_by_id = on, at, who(by)
    row.approved_until = approved_until
    write(row, DeviationApproved())
    return row.ref
