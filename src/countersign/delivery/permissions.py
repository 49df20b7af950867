"""Who may say what leaves for channels of Slack and Teams. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, allowed
from countersign.kernel.refusals import Refused

MAY: dict[str, dict[Hat, str]] = {
    "channel.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "channel.change": {Hat.ISMS_LEAD: ALL},
}


def check_can_change_channels(by: Actor) -> None:
    if not allowed(MAY, by, "channel.change"):
        raise Refused("Only the ISMS lead can say what is posted to which channel.")
