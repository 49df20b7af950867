from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import Source, add_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.changes.models import Event
from countersign.changes.permissions import check_can_follow_up
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked


@command
def follow_up_event(
    *,
    event_id: UUID,
    kind: ActionKind,
    title: str,
    task: str,
    owner_id: UUID,
    due_on: date,
    cause: str = "",
    by: Actor,
    at: datetime,
) -> Ref:
    """Have something done because of an event. It is an action like any other, and names the event."""
    row = locked(Event, by.organisation, event_id)
    check_can_follow_up(by, row)
    return add_action(
        kind=kind,
        title=title,
        task=task,
        cause=cause,
        source=source_of(row),
        owner_id=owner_id,
        due_on=due_on,
        by=by,
        at=at,
    )


def source_of(row: Event) -> Source:
    return Source(SourceKind.INCIDENT if row.is_incident else SourceKind.CHANGE, row.title, row.ref)
