"""What a kind of entry declares. Every context lists its own kinds in its ``entries``.

The list of kinds is closed (decision 18): a kind, its golden sample and its page in the reference change
together, and a version is added, never edited.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from countersign.kernel.references import Ref

KINDS: dict[str, type[Entry]] = {}
"""Every kind there is, by name; filled as the classes are defined."""


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

    docs: tuple[str, ...] = ()
    occurred_on: date | None = None

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "kind" not in cls.__dict__:
            return
        if cls.kind in KINDS:
            raise TypeError(f"the kind {cls.kind} exists already")
        KINDS[cls.kind] = cls


@dataclass(frozen=True, kw_only=True)
class Statement(Entry):
    """An act without a row of its own: ``of`` names what it is about, and its own fields are its state."""

    of: Ref

    def state(self) -> dict[str, object]:
        beside = {field.name for field in fields(Statement)}
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name not in beside}
