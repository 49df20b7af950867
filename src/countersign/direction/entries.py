"""What the ledger keeps about direction: what leaders did for those who do the work, and where they were above a rule.

An act that its own author recorded is of one kind, one that somebody else wrote down of them is of another: the wall
shows the hand as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State

DIRECTED: dict[str, str] = {
    "WORKSHOP": "{who} took part in a workshop or an exercise",
    "INSTRUCTION": "{who} gave an instruction",
    "OBSTACLE": "{who} removed an obstacle",
    "BACKING": "{who} backed somebody in a conflict",
    "TRAINING": "{who} did the same training as everybody",
    "OTHER": "{who} directed or backed those who do the work",
}

SUPPORTED: dict[str, str] = {
    "BRIEFING": "{who} briefed {name} on security in their area",
    "TARGET": "{who} gave {name} a target for security",
    "BACKING": "{who} backed {name} in leading security",
    "OTHER": "{who} helped {name} to lead security",
}


def directed(direction: State) -> tuple[str, dict[str, object]]:
    return DIRECTED[direction["kind"]], {}


def supported(support: State) -> tuple[str, dict[str, object]]:
    return SUPPORTED[support["kind"]], {}


@dataclass(frozen=True, kw_only=True)
class DirectionGiven(Entry):
    """A leader recorded how they directed or backed those who do the work, in their own name."""

    kind = "direction.given"
    shows = ("5.1 f",)
    leads = Leading(Shape.PRESENCE, by="leader_id", says=directed)


@dataclass(frozen=True, kw_only=True)
class DirectionTold(Entry):
    """Somebody else wrote down how a leader directed or backed those who do the work."""

    kind = "direction.told"
    shows = ("5.1 f",)
    leads = Leading(Shape.PRESENCE, by="leader_id", says=directed, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class DirectionWithdrawn(Entry):
    """It was recorded by mistake that a leader directed anybody, for the reason in the row."""

    kind = "direction.withdrawn"
    takes_back = True


@dataclass(frozen=True, kw_only=True)
class SupportGiven(Entry):
    """Somebody recorded in their own name how they helped a manager to lead security."""

    kind = "support.given"
    shows = ("5.1 h",)
    leads = Leading(Shape.PRESENCE, by="supporter_id", says=supported)


@dataclass(frozen=True, kw_only=True)
class SupportTold(Entry):
    """Somebody else wrote down how a manager was helped to lead security."""

    kind = "support.told"
    shows = ("5.1 h",)
    leads = Leading(Shape.PRESENCE, by="supporter_id", says=supported, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class ManagerLed(Entry):
    """What a manager did themselves to lead security in their own area: their act, and nobody's help to them."""

    kind = "support.led"


@dataclass(frozen=True, kw_only=True)
class SupportWithdrawn(Entry):
    """It was recorded by mistake that a manager was helped, for the reason in the row."""

    kind = "support.withdrawn"
    takes_back = True


@dataclass(frozen=True, kw_only=True)
class DeviationObserved(Entry):
    """A leader was seen to be above a rule that holds for everybody, on a day."""

    kind = "deviation.observed"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class DeviationApproved(Entry):
    """Another member of top management lets it stand until the day in the row."""

    kind = "deviation.approved"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class DeviationCorrected(Entry):
    """The leader keeps the rule like everybody else, from the day in the row on."""

    kind = "deviation.corrected"
    key_event = True


@dataclass(frozen=True, kw_only=True)
class DeviationWithdrawn(Entry):
    """It was recorded by mistake that a leader was above a rule, for the reason in the row."""

    kind = "deviation.withdrawn"
    key_event = True
