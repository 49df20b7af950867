"""Who may do what with messages. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.messages.enums import MessageState
from countersign.messages.models import Draft, Message

ADDRESSED = "addressed to them"

MAY: dict[str, dict[Hat, str]] = {
    "message.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.STAFF: ADDRESSED,
    },
    "message.draft": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "message.release": {Hat.TOP_MANAGEMENT: OWN},
    "message.record": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
    "message.withdraw": {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL},
}
"""Anybody who looks after the ISMS may write for a leader. Nobody sends anything in a leader's name but the leader."""


def reads_all(by: Actor) -> bool:
    """Or only what was addressed to them?"""
    return any(MAY["message.read"].get(hat) == ALL for hat in by.hats)


def check_can_draft(by: Actor) -> None:
    if not allowed(MAY, by, "message.draft"):
        raise Refused("Only top management or the ISMS lead can write a message of a leader.")


def check_fresh(draft: Draft, revision_shown: int) -> None:
    if draft.revision != revision_shown:
        raise Stale("Somebody changed this message after you opened it. Look at it again, then save.")


def check_can_release(by: Actor, draft: Draft, capacity: str) -> None:
    """``capacity``: what the register says of the actor on this day. Nobody is spoken for (S9)."""
    if by.person is None or by.person != draft.leader_id:
        raise Refused("Only the leader in whose name it is written can send it.")
    if not capacity or not allowed(MAY, by, "message.release"):
        raise Refused("Only somebody on the register of top management can send it in their name.")


def check_can_record(by: Actor) -> None:
    if not allowed(MAY, by, "message.record"):
        raise Refused("Only top management or the ISMS lead can record what a leader told people.")


def check_can_withdraw(by: Actor, message: Message) -> None:
    if not allowed(MAY, by, "message.withdraw"):
        raise Refused("Only top management or the ISMS lead can withdraw what was recorded.")
    if message.sent_here:
        raise Refused("It was sent, and people have it: what was sent stands.")
    if message.state is MessageState.WITHDRAWN:
        raise Refused("This was withdrawn before.")
