from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.actions.commands.add_action import LONGEST_TASK, clean_text, said, titled
from countersign.actions.entries import ActionChanged
from countersign.actions.models import Action
from countersign.actions.permissions import check_can_change, check_can_reword
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled


@command
def change_action(
    *, action_id: UUID, revision_shown: int, title: str, task: str, cause: str = "", by: Actor, at: datetime
) -> Ref:
    """Put what is to be done in other words, or say the cause once it is found. The same again changes nothing.

    What a leader stands behind, they alone put in other words, as their own act again.
    """
    row = locked(Action, by.organisation, action_id)
    check_can_change(by, row, revision_shown)
    before, worded = (row.title, row.task, row.cause), (row.title, row.task)
    row.title = titled(title)
    row.task = said(task, "Say what is to be done.", LONGEST_TASK)
    if (row.title, row.task) != worded:
        check_can_reword(by, row)
        if row.is_in_own_hand:
            check_address_has_settled(by, at)
    row.cause = clean_text(cause, LONGEST_TASK) or None
    if (row.title, row.task, row.cause) != before:
        write(row, ActionChanged())
    return row.ref
