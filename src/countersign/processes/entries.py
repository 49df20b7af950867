"""What the ledger keeps about processes: the description is a plan, the example is what shows 5.1 b.

An example that whoever looked recorded themselves is of one kind, one that somebody else wrote down of them is of
another: the wall shows the hand as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from countersign.ledger.kinds import Entry, Leading, Shape, State


def showed(check: State) -> tuple[str, dict[str, object]]:
    if check["worked"]:
        return "{who} looked at a case of “{title}”: the security step was taken", {}
    return "{who} looked at a case of “{title}”: the security step was missed", {}


@dataclass(frozen=True, kw_only=True)
class ProcessDescribed(Entry):
    """A business process with a security step was written down: whose it is, and where the step stands."""

    kind = "process.described"


@dataclass(frozen=True, kw_only=True)
class ProcessChanged(Entry):
    """What is written down about a process was put right, or it has another owner."""

    kind = "process.changed"


@dataclass(frozen=True, kw_only=True)
class ProcessEnded(Entry):
    """A process is not done any more, and why. Its examples stay."""

    kind = "process.ended"


@dataclass(frozen=True, kw_only=True)
class ProcessChecked(Entry):
    """Somebody looked at one real case of a process, and recorded themselves whether its security step was taken."""

    kind = "processcheck.recorded"
    shows = ("5.1 b",)
    leads = Leading(Shape.PROCESS, by="checked_by_id", says=showed)


@dataclass(frozen=True, kw_only=True)
class ProcessCheckTold(Entry):
    """Somebody else wrote down who looked at one real case of a process, and whether its security step was taken."""

    kind = "processcheck.told"
    shows = ("5.1 b",)
    leads = Leading(Shape.PROCESS, by="checked_by_id", says=showed, elsewhere=True)


@dataclass(frozen=True, kw_only=True)
class ProcessCheckTakenOver(Entry):
    """A list out of another tool said who looked at one real case of a process, and on which day. It is kept."""

    kind = "processcheck.taken_over"
    shows = ("5.1 b",)
    leads = Leading(Shape.PROCESS, by="checked_by_id", says=showed, elsewhere=True, imported=True)
