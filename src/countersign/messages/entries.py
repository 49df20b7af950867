"""What the ledger keeps about messages: that a leader told people why it matters, in their own name (5.1 d)."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


def told(state: State) -> tuple[str, dict[str, object]]:
    if state["to_staff"] and state["to_contractors"]:
        return "{who} told everybody: {title}", {}
    return ("{who} told staff: {title}" if state["to_staff"] else "{who} told contractors: {title}"), {}


@dataclass(frozen=True, kw_only=True)
class MessageReleased(Entry):
    """A leader sent a message from here in their own name. The document is what they had in front of them."""

    kind = "message.released"
    shows = ("5.1 d",)
    key_event = True
    leads = Leading(Shape.MESSAGE, by="leader_id", says=told)


@dataclass(frozen=True, kw_only=True)
class MessageRecorded(Entry):
    """Somebody wrote down what a leader had told people elsewhere, on which day and how."""

    kind = "message.recorded"
    shows = ("5.1 d",)
    leads = Leading(Shape.MESSAGE, by="leader_id", says=told, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class MessageWithdrawn(Entry):
    """A record of what was told elsewhere was wrong, and why."""

    kind = "message.withdrawn"
    takes_back = True
