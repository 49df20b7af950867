from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import LONGEST_TASK, LONGEST_TITLE, Source, add_action, said
from countersign.actions.entries import ActionVerified
from countersign.actions.enums import ActionKind, SourceKind
from countersign.actions.models import Action
from countersign.actions.permissions import check_can_verify, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import today


@command
def verify_action(
    *,
    action_id: UUID,
    revision_shown: int,
    verified_on: date,
    effective: bool,
    verdict: str,
    next_task: str = "",
    next_owner_id: UUID | None = None,
    next_due_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say whether what somebody else did works (10.2 d). Where it does not, another action is opened that names it."""
    row = locked(Action, by.organisation, action_id)
    check_can_verify(by, row, revision_shown)
    check_address_has_settled(by, at)
    on = today(by.organisation, at)
    check_happened(verified_on, on)
    if row.done_on is not None and verified_on < row.done_on:
        raise Refused("That is before it was done: look at the day.")
    row.verdict = said(verdict, "Say what you looked at, and what you found.", LONGEST_TASK)
    row.effective, row.verified_on = effective, verified_on
    row.verified_at, row.verified_by_id = at, who(by)
    write(row, ActionVerified(occurred_on=verified_on))
    if not effective:
        open_another(row, next_task, next_owner_id, next_due_on, by, at)
    return row.ref


def open_another(row: Action, task: str, owner_id: UUID | None, due_on: date | None, by: Actor, at: datetime) -> None:
    """What did not work is tried in another way, by the same person unless somebody else is named."""
    if due_on is None:
        raise Refused("It did not work: say until when something else is tried.")
    add_action(
        kind=ActionKind(row.kind),
        title=again(row.title),
        task=said(task, "It did not work: say what is tried instead.", LONGEST_TASK),
        source=Source(SourceKind.ACTION, row.title, row.ref),
        owner_id=owner_id or row.owner_id,
        due_on=due_on,
        cause=row.cause or "",
        after_id=row.id,
        by=by,
        at=at,
    )


def again(title: str) -> str:
    """The name of the next one; it is told apart by its number, and links to this one."""
    begin, _, n = title.rpartition(" (")
    count = int(n[:-1]) if begin and n[:-1].isdigit() and n.endswith(")") else 1
    ending = f" ({count + 1})"
    return (begin if count > 1 else title)[: LONGEST_TITLE - len(ending)] + ending
