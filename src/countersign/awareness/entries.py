"""What the ledger keeps about awareness. A completion is somebody's word; what is recorded is that it was given."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry


@dataclass(frozen=True, kw_only=True)
class CompletionRecorded(Entry):
    """It was recorded that somebody did a training: by hand, or from a list of another system, which is kept."""

    kind = "completion.recorded"
    shows = ("7.2", "7.3")


@dataclass(frozen=True, kw_only=True)
class CompletionCorrected(Entry):
    """What was recorded about a training was put right: the course, its days, or what came out."""

    kind = "completion.corrected"


@dataclass(frozen=True, kw_only=True)
class CompletionWithdrawn(Entry):
    """It was a mistake that somebody did a training, and why. The row stays, and counts for nothing any more."""

    kind = "completion.withdrawn"


@dataclass(frozen=True, kw_only=True)
class RoleChecked(Entry):
    """A holder answered questions about their own role, and passed or not. It is their own answer, and no interview."""

    kind = "rolecheck.taken"
    shows = ("5.3", "7.3")


@dataclass(frozen=True, kw_only=True)
class PopulationFixed(Entry):
    """Who could be drawn was written down, before there was a seed. The list is kept; people stand in it by tokens."""

    kind = "draw.fixed"


@dataclass(frozen=True, kw_only=True)
class PeopleDrawn(Entry):
    """The server made a seed, and so many people were drawn by it. Whoever has the list can draw them again."""

    kind = "draw.drawn"
    shows = ("7.3",)


@dataclass(frozen=True, kw_only=True)
class DrawClosed(Entry):
    """Nobody is asked any more: so many answered. From here on nobody can say who was drawn."""

    kind = "draw.closed"


@dataclass(frozen=True, kw_only=True)
class SpotCheckCounted(Entry):
    """An answer was taken out of the box of a draw and counted. Whose it is, nobody knows."""

    kind = "spotcheck.counted"
    shows = ("7.3",)


@dataclass(frozen=True, kw_only=True)
class SpotCheckForgotten(Entry):
    """After two years an answer was taken back: what was said, and in which department."""

    kind = "spotcheck.forgotten"


@dataclass(frozen=True, kw_only=True)
class InterviewRecorded(Entry):
    """Somebody was asked about their role or their department, by name, and passed or not."""

    kind = "interview.recorded"
    shows = ("5.3", "7.3")


@dataclass(frozen=True, kw_only=True)
class InterviewWithdrawn(Entry):
    """It was a mistake that somebody was asked, and why. The row stays, and counts for nothing any more."""

    kind = "interview.withdrawn"


@dataclass(frozen=True, kw_only=True)
class RehearsalHeld(Entry):
    """Somebody rehearsed the interview, or read the briefing. How it went is their own."""

    kind = "rehearsal.held"


@dataclass(frozen=True, kw_only=True)
class RehearsalReleased(Entry):
    """Whoever rehearsed lets others see how it went."""

    kind = "rehearsal.released"
