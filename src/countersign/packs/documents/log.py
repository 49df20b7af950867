"""The log as C2SP tlog-tiles lays it out: the signed checkpoint, tiles of hashes, bundles of entries."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import Any

from countersign.ledger.tree import TILE_WIDTH, leaf_hash, root_of
from countersign.packs.documents.archive import Archive
from countersign.readiness.wall.acting import belongs

TILES = "ledger/tile/"
ENTRIES = "entries"
LENGTH = struct.Struct(">H")

TRIAL = "mailbox-code"
"""Confirmed with a code that everybody at the trial machine could read."""


def numbered(index: int) -> str:
    """A tile's number in groups of three digits: 1234067 is ``x001/x234/067``."""
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03}")
    return "/".join(groups)


def tile_path(level: int | str, index: int, width: int) -> str:
    partial = f".p/{width}" if width < TILE_WIDTH else ""
    return f"{TILES}{level}/{numbered(index)}{partial}"


@dataclass
class Row:
    """One level of the tree, or the entries: what waits until a tile is full, and how many tiles were."""

    waiting: list[bytes] = field(default_factory=list)
    full: int = 0


@dataclass
class Glance:
    """What the leaves tell at a glance. Instants are milliseconds."""

    leaves: int = 0
    newest_at: int = 0
    elsewhere: int = 0
    erasures: int = 0
    trial: set[str] = field(default_factory=set)
    trial_from: int | None = None
    trial_to: int | None = None
    leading: list[dict[str, Any]] = field(default_factory=list)
    """The leaves that are evidence of a duty of 5.1; they do not grow with the people."""

    def take(self, leaf: dict[str, Any]) -> None:
        self.leaves += 1
        self.newest_at = max(self.newest_at, leaf["at"])
        self.elsewhere += leaf["kind"].endswith("_elsewhere")
        self.erasures += leaf["kind"] == "person.erased"
        if belongs(leaf):
            self.leading.append(leaf)
        if TRIAL in leaf["by"].get("auth", ()):
            self.trial.add(leaf["act"])
            self.trial_from = min(filter(None, (self.trial_from, leaf["at"])))
            self.trial_to = max(self.trial_to or 0, leaf["at"])


class Log:
    """Takes the leaves in order and writes them away tile by tile."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.entries = Row()
        self.levels: list[Row] = []
        self.glance = Glance()

    def take(self, data: bytes) -> None:
        self.glance.take(json.loads(data))
        self.entries.waiting.append(LENGTH.pack(len(data)) + data)
        if len(self.entries.waiting) == TILE_WIDTH:
            self.store(ENTRIES, self.entries)
        self.hash(leaf_hash(data), 0)

    def hash(self, hashed: bytes, level: int) -> None:
        if level == len(self.levels):
            self.levels.append(Row())
        row = self.levels[level]
        row.waiting.append(hashed)
        if len(row.waiting) == TILE_WIDTH:
            above = root_of(row.waiting)
            self.store(level, row)
            self.hash(above, level + 1)

    def store(self, level: int | str, row: Row) -> None:
        self.archive.put(tile_path(level, row.full, len(row.waiting)), b"".join(row.waiting))
        row.waiting, row.full = [], row.full + 1

    def end(self) -> Glance:
        """The tiles at the right edge."""
        rows: dict[int | str, Row] = {ENTRIES: self.entries, **dict(enumerate(self.levels))}
        for level, row in rows.items():
            if row.waiting:
                self.store(level, row)
        return self.glance
