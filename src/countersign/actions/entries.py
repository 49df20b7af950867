"""What the ledger keeps about actions: what is to be done, who does it, until when, and what came of it.

A leader who is named as having asked for an action was written down by somebody else; a leader who sponsors it does so
in their own name. The wall tells one from the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.actions.enums import ActionKind
from countersign.ledger.kinds import Entry, Leading, Shape, State


def asked_for(_action: State) -> tuple[str, dict[str, object]]:
    return "{who} asked for an action: {title}", {}


def sponsored(_action: State) -> tuple[str, dict[str, object]]:
    return "{who} sponsors an action: {title}", {}


def improver(action: State) -> str | None:
    """Whoever put an improvement down has pushed it, with a leader behind it or without."""
    return action["added_by_id"] if action["kind"] == ActionKind.IMPROVEMENT else None


@dataclass(frozen=True, kw_only=True)
class ActionAdded(Entry):
    """Something is to be done: by whom, until when, and what it comes from. The sponsor is the word of whoever adds."""

    kind = "action.added"
    shows = ("5.1 g", "10.1")
    leads = Leading(Shape.IMPROVEMENT, by="sponsor_id", says=asked_for, elsewhere=True, made_by=improver)


@dataclass(frozen=True, kw_only=True)
class ActionSponsored(Entry):
    """Somebody in top management put their own name behind an action."""

    kind = "action.sponsored"
    shows = ("5.1 g", "10.1")
    key_event = True
    leads = Leading(Shape.IMPROVEMENT, by="sponsor_id", says=sponsored)


@dataclass(frozen=True, kw_only=True)
class ActionChanged(Entry):
    """What is to be done was put in other words, or the cause was found."""

    kind = "action.changed"


@dataclass(frozen=True, kw_only=True)
class ActionHandedOver(Entry):
    """Somebody else does it from now on."""

    kind = "action.handed_over"


@dataclass(frozen=True, kw_only=True)
class ActionReplanned(Entry):
    """An action is due on another day, or top management agreed that it is; why stands in its re-plan."""

    kind = "action.replanned"


@dataclass(frozen=True, kw_only=True)
class ActionCompleted(Entry):
    """Whoever does it said that it is done, on which day, and what came of it."""

    kind = "action.completed"
    shows = ("10.2",)


@dataclass(frozen=True, kw_only=True)
class ActionVerified(Entry):
    """Somebody else than whoever did it looked whether it works, and said what they found."""

    kind = "action.verified"
    shows = ("10.2",)
    key_event = True


@dataclass(frozen=True, kw_only=True)
class ActionDropped(Entry):
    """It will not be done, for the reason in the row."""

    kind = "action.dropped"
    takes_back = True


@dataclass(frozen=True, kw_only=True)
class ReplanMade(Entry):
    """An action was due on one day, and is due on another, for the reason in the row."""

    kind = "replan.made"


@dataclass(frozen=True, kw_only=True)
class ReplanApproved(Entry):
    """Top management agreed that an action is due later: it counts as late only from the new day on."""

    kind = "replan.approved"
