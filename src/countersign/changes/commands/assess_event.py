from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import LONGEST_TITLE as LONGEST_NAME
from countersign.actions.commands.add_action import add_action, clean_text
from countersign.actions.enums import ActionKind
from countersign.changes.commands.follow_up_event import source_of
from countersign.changes.entries import EventAssessed
from countersign.changes.models import Event
from countersign.changes.permissions import check_can_assess, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import today

LONGEST_REASON = 2000


@dataclass(frozen=True)
class Following:
    """What follows from an event. Whoever looks through the roles does so until a day: it is an action of theirs."""

    reviews_policy: bool
    checks_roles: bool = False
    for_review: bool = False
    owner_id: UUID | None = None
    due_on: date | None = None


@command
def assess_event(
    *,
    event_id: UUID,
    revision_shown: int,
    assessed_on: date,
    following: Following,
    because: str,
    learnt: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Say what an event means, and why: whether the policy has to be looked at again, the roles, and who hears of it.

    That it does not touch the policy is worth a review of it (POL-019). ``learnt``: of an incident.
    """
    row = locked(Event, by.organisation, event_id)
    check_can_assess(by, row, revision_shown)
    check_address_has_settled(by, at)
    check_happened(assessed_on, today(by.organisation, at))
    if assessed_on < row.happened_on:
        raise Refused("That is before it happened: look at the day.")
    row.because = clean_text(because, LONGEST_REASON)
    if not row.because:
        raise Refused("Say why: an assessment without a reason is none.")
    row.learnt = clean_text(learnt, LONGEST_REASON) or None
    if row.is_incident and not row.learnt:
        raise Refused("Say what was learnt from the incident: an auditor asks for it.")
    row.reviews_policy, row.checks_roles = following.reviews_policy, following.checks_roles
    row.for_review = following.for_review
    row.assessed_on, row.assessed_at, row.assessed_by_id = assessed_on, at, who(by)
    write(row, EventAssessed(occurred_on=assessed_on))
    if following.checks_roles:
        have_roles_checked(row, following, by, at)
    return row.ref


def have_roles_checked(row: Event, following: Following, by: Actor, at: datetime) -> None:
    if following.owner_id is None or following.due_on is None:
        raise Refused("Say who looks through the roles, and until when.")
    beginning = "Look through the roles after: "
    add_action(
        kind=ActionKind.FOLLOW_UP,
        title=beginning + row.title[: LONGEST_NAME - len(beginning)],
        task="Who holds which role, what they may decide, and who speaks for whom: does it still fit?",
        source=source_of(row),
        owner_id=following.owner_id,
        due_on=following.due_on,
        by=by,
        at=at,
    )
