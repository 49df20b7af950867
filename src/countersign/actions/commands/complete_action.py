from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.actions.commands.add_action import LONGEST_TASK, clean_text, said
from countersign.actions.entries import ActionCompleted
from countersign.actions.enums import ActionKind
from countersign.actions.models import Action
from countersign.actions.permissions import check_can_complete, check_happened
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today

LONGEST_EVIDENCE = 300


@command
def complete_action(
    *,
    action_id: UUID,
    revision_shown: int,
    done_on: date,
    outcome: str,
    cause: str = "",
    evidence: str = "",
    scan: str | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say that one has done an action, on which day, and what came of it. It is the act of whoever does it.

    ``cause``: of what went wrong, for a corrective action whose cause nobody has said yet (10.2 b). ``evidence``: what
    shows it, and where that is; ``scan``: the digest of a file that shows it.
    """
    row = locked(Action, by.organisation, action_id)
    check_can_complete(by, row, revision_shown)
    check_happened(done_on, today(by.organisation, at))
    if done_on < row.raised_on:
        raise Refused("That is before it was decided: look at the day.")
    row.outcome = said(outcome, "Say what came of it: what is different now.", LONGEST_TASK)
    row.cause = clean_text(cause, LONGEST_TASK) or row.cause
    if row.kind == ActionKind.CORRECTIVE and not row.cause:
        raise Refused("Say why it went wrong: without the cause it happens again, and an auditor asks for it.")
    row.evidence, row.file = clean_text(evidence, LONGEST_EVIDENCE) or None, scan
    row.done_on, row.done_at, row.done_by_id = done_on, at, who(by)
    write(row, ActionCompleted(occurred_on=done_on, docs=(scan,) if scan else ()))
    return row.ref
