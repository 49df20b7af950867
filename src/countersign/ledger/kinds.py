"""What a kind of entry declares. Every context lists its own kinds in its ``entries``.

The list of kinds is closed (decision 18): a kind, its golden sample and its page in the reference change
together, and a version is added, never edited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from countersign.kernel.references import Ref

KINDS: dict[str, type[Entry]] = {}
"""Every kind there is, by name; filled as the classes are defined."""

LEADERSHIP = "5.1 "
"""What the eight duties of top management begin with: "5.1 a" … "5.1 h"."""


class Shape(StrEnum):
    """What sort of act of leadership an entry is evidence of. A closed list, which the wall draws."""

    SIGNATURE = "SIGNATURE"
    DECISION = "DECISION"
    MESSAGE = "MESSAGE"
    REPORT = "REPORT"
    PROCESS = "PROCESS"
    PRESENCE = "PRESENCE"
    IMPROVEMENT = "IMPROVEMENT"
    REVIEW = "REVIEW"


type State = Mapping[str, Any]
"""The columns of a row as its leaf states them."""


def nobody(_state: State) -> str | None:
    """An entry that is no more than it says of whoever led."""
    return None


@dataclass(frozen=True)
class Leading:
    """By which fields of its row an entry counts as an act of leadership (5.1). What it shows, ``shows`` says.

    ``by``: the column with the person whose act it is, which need not be whoever entered it. ``says``: from the row's
    state the sentence, and the values in it that the state holds; {who}, and what is known of the row beside its
    state, are put in by whoever reads. ``only_with``: it counts where one of these columns holds something; empty:
    always. ``elsewhere``: it happened outside, and was only written down here. ``seldom``: nobody is expected to do it
    often, so that its silence alone says nothing about a duty. ``made_by``: from the row's state whose work the entry
    shows, whatever it says of a leader (an identifier in hexadecimal): a report is its reporter's. None: nobody else's.
    ``imported``: it was brought over from another system with others, and is late by its nature.
    """

    shape: Shape
    by: str
    says: Callable[[State], tuple[str, dict[str, object]]]
    only_with: tuple[str, ...] = ()
    elsewhere: bool = False
    seldom: bool = False
    made_by: Callable[[State], str | None] = nobody
    imported: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An act on one row. The row says what became of it; the entry adds only what is beside the row.

    ``docs``: digests of the files and texts that belong to the act. ``occurred_on``: the day somebody
    claims it happened, when that is not the day of recording.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    shows: ClassVar[tuple[str, ...]] = ()
    """The clauses of ISO/IEC 27001 that this act is evidence for: "5.1 a" … "5.1 h", "5.2", "5.3", "9.3" …"""
    key_event: ClassVar[bool] = False
    """A key event gets a checkpoint in the same batch."""
    leads: ClassVar[Leading | None] = None
    """How it counts as an act of leadership; None: it is evidence for none of the eight duties."""
    takes_back: ClassVar[bool] = False
    """From its day on, nothing that was recorded about the row before is evidence of a duty."""

    docs: tuple[str, ...] = ()
    occurred_on: date | None = None

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "kind" not in cls.__dict__:
            return
        if cls.kind in KINDS:
            raise TypeError(f"the kind {cls.kind} exists already")
        KINDS[cls.kind] = cls

    @classmethod
    def duties(cls) -> tuple[str, ...]:
        """The letters of the duties of 5.1 that the kind is evidence for."""
        return tuple(clause.removeprefix(LEADERSHIP) for clause in cls.shows if clause.startswith(LEADERSHIP))


@dataclass(frozen=True, kw_only=True)
class Statement(Entry):
    """An act without a row of its own: ``of`` names what it is about, and its own fields are its state."""

    of: Ref

    def state(self) -> dict[str, object]:
        beside = {field.name for field in fields(Statement)}
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in beside}
