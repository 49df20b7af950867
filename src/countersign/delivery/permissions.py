"""Who may say what leaves for channels of Slack and Teams, and who keeps an address for a calendar.

The matrix in the reference is printed from MAY.
"""

from __future__ import annotations

from countersign.delivery.models import Feed
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed, who
from countersign.kernel.refusals import Refused

MAY: dict[str, dict[Hat, str]] = {
    "channel.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
    "channel.change": {Hat.ISMS_LEAD: ALL},
    "feed.keep": {Hat.STAFF: OWN},
    "due.read": {Hat.ISMS_LEAD: ALL},
}


def check_can_change_channels(by: Actor) -> None:
    if not allowed(MAY, by, "channel.change"):
        raise Refused("Only the ISMS lead can say what is posted to which channel.")


def check_can_keep_feed(by: Actor, feed: Feed | None = None) -> None:
    """Everybody keeps their own, and nobody another's: an address in somebody's name says what waits for them."""
    if not allowed(MAY, by, "feed.keep") or (feed is not None and feed.person != who(by)):
        raise Refused("This is the calendar of somebody else.")
