"""Who may do what with actions. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date

from countersign.actions.enums import MAY_BECOME, ActionState
from countersign.actions.models import Action, Replan
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale

RUN = dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD), ALL)
LOOK = dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL)

MAY: dict[str, dict[Hat, str]] = {
    "action.read": {**LOOK, Hat.STAFF: OWN},
    "action.add": LOOK,
    "action.change": {**RUN, Hat.STAFF: OWN},
    "action.hand_over": RUN,
    "action.replan": {**RUN, Hat.STAFF: OWN},
    "action.approve_replan": {Hat.TOP_MANAGEMENT: ALL},
    "action.complete": {Hat.STAFF: OWN},
    "action.verify": LOOK,
    "action.drop": RUN,
    "action.sponsor": {Hat.TOP_MANAGEMENT: ALL},
    "action.export": LOOK,
}
"""Whoever does an action says that it is done, and nobody for them; somebody else looks whether it works (S1)."""

STANDS: dict[ActionState, str] = {
    ActionState.OPEN: "This action is not done yet.",
    ActionState.DONE: "This action is done: what is recorded of it stands.",
    ActionState.EFFECTIVE: "This action is done, and somebody found that it works.",
    ActionState.INEFFECTIVE: "This action did not work: another one was opened.",
    ActionState.DROPPED: "This action was dropped: add another one.",
}
"""Why a step is not possible: where it stands instead."""


def can_read_all(by: Actor) -> bool:
    """Every action; other people read their own."""
    return any(MAY["action.read"].get(hat) == ALL for hat in by.hats)


def can(by: Actor, act: str, row: Action) -> bool:
    """May they do this to this action, as far as hats and the owner go?"""
    scopes = {MAY[act][hat] for hat in by.hats & MAY[act].keys()}
    return ALL in scopes or (OWN in scopes and row.is_of(by.person))


def check_can_add(by: Actor) -> None:
    if not allowed(MAY, by, "action.add"):
        raise Refused("Only top management, the ISMS lead or an internal auditor can add an action.")


def check_can_change(by: Actor, row: Action, revision_shown: int) -> None:
    if not can(by, "action.change", row):
        raise Refused("Only top management, the ISMS lead or whoever does it can change an action.")
    check_open(row, revision_shown)


def can_reword(by: Actor, row: Action) -> bool:
    """What a leader stands behind stays as it was worded, but for them and whoever wrote down that they do (S8)."""
    return row.sponsor_id is None or by.person in (row.sponsor_id, row.sponsor_told_by_id)


def check_can_reword(by: Actor, row: Action) -> None:
    if not can_reword(by, row):
        raise Refused(
            "Somebody in top management stands behind this as it is worded: only they can put it in other words. "
            "Say the cause, or drop it and add another."
        )


def check_can_hand_over(by: Actor, row: Action, revision_shown: int) -> None:
    if not allowed(MAY, by, "action.hand_over"):
        raise Refused("Only top management or the ISMS lead can give an action to somebody else.")
    check_open(row, revision_shown)


def check_can_replan(by: Actor, row: Action, revision_shown: int) -> None:
    if not can(by, "action.replan", row):
        raise Refused("Only top management, the ISMS lead or whoever does it can re-plan an action.")
    check_open(row, revision_shown)


def check_can_approve_replan(by: Actor, row: Replan, action: Action, *, leads: bool, only_leader: bool) -> None:
    """Whoever is on the register decides, but not about what is their own, unless nobody else leads (S1)."""
    if not leads or not allowed(MAY, by, "action.approve_replan"):
        raise Refused("Only top management can agree to another day.")
    if row.approved_at is not None:
        raise Refused("Top management has agreed to this before.")
    if action.state is not ActionState.OPEN:
        raise Refused(STANDS[action.state])
    if action.due_on != row.due_on:
        raise Refused("The action was re-planned again since: look at the newest day.")
    if by.person in (row.replanned_by_id, action.owner_id) and not only_leader:
        raise Refused("You do this action or moved its day: another member of top management agrees to it.")


def check_can_complete(by: Actor, row: Action, revision_shown: int) -> None:
    if not can(by, "action.complete", row):
        raise Refused("Only whoever does an action can say that it is done.")
    check_open(row, revision_shown)


def check_can_verify(by: Actor, row: Action, revision_shown: int) -> None:
    """Nobody says of their own work that it works: neither whoever did it nor whoever was to do it."""
    if not allowed(MAY, by, "action.verify"):
        raise Refused("Only top management, the ISMS lead or an internal auditor can say whether an action works.")
    if ActionState.EFFECTIVE not in MAY_BECOME[row.state]:
        raise Refused(STANDS[row.state])
    if by.person in (row.owner_id, row.done_by_id):
        raise Refused("You did this action: somebody else looks whether it works.")
    check_fresh(row, revision_shown)


def check_can_drop(by: Actor, row: Action, revision_shown: int, *, only_leader: bool) -> None:
    if not allowed(MAY, by, "action.drop"):
        raise Refused("Only top management or the ISMS lead can drop an action.")
    if row.is_of(by.person) and not only_leader:
        raise Refused("You are to do this action: somebody else decides whether it can be dropped.")
    check_open(row, revision_shown)


def check_can_sponsor(by: Actor, row: Action, revision_shown: int, *, leads: bool) -> None:
    """In one's own name. Whoever was named by somebody else may say so themselves."""
    if not leads or not allowed(MAY, by, "action.sponsor"):
        raise Refused("Only top management can sponsor an action.")
    if row.is_in_own_hand:
        raise Refused("Somebody in top management sponsors this action already.")
    if row.sponsor_id is not None and row.sponsor_id != by.person:
        raise Refused("Somebody else is named as having asked for it.")
    check_open(row, revision_shown)


def check_open(row: Action, revision_shown: int) -> None:
    if row.state is not ActionState.OPEN:
        raise Refused(STANDS[row.state])
    check_fresh(row, revision_shown)


def check_fresh(row: Action, revision_shown: int) -> None:
    if row.revision != revision_shown:
        raise Stale("Somebody changed this action after you opened it. Look at it again, then save.")


EARLIEST, LATEST = 1995, 2100


def check_happened(day: date, today: date) -> None:
    """A day on which something is said to have happened."""
    if day > today:
        raise Refused("That day lies ahead: only what has happened can be recorded.")
    if day.year < EARLIEST:
        raise Refused("Look at the year.")


def check_due(due_on: date, not_before: date) -> None:
    if not EARLIEST <= due_on.year <= LATEST:
        raise Refused("Look at the year in which it is due.")
    if due_on < not_before:
        raise Refused("It cannot be due before that day: look at both days.")
