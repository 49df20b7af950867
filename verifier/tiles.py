"""The hash tiles, computed again from the leaves and compared byte by byte (C2SP tlog-tiles)."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.ledger.tree import TILE_WIDTH, leaf_hash, root_of
from countersign.ledger.verify import Problem
from verifier.container import Container
from verifier.layout import tile_path
from verifier.passing import Passing
from verifier.zipped import Damaged

HASH = 32


class Tiles:
    """Holds one unfinished tile a level, so at most five for a million million leaves."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.rows: list[bytearray] = []
        self.done: list[int] = []
        self.compared = 0

    def take(self, passing: Passing) -> Iterator[Problem]:
        return self.add(leaf_hash(passing.data), 0)

    def add(self, hashed: bytes, level: int) -> Iterator[Problem]:
        """Put a hash into its level's tile. A full one is compared, and its root goes one level up."""
        if level == len(self.rows):
            self.rows.append(bytearray())
            self.done.append(0)
        row = self.rows[level]
        row += hashed
        if len(row) == TILE_WIDTH * HASH:
            yield from self.compare(level)
            root = root_of(bytes(row[at : at + HASH]) for at in range(0, len(row), HASH))
            row.clear()
            self.done[level] += 1
            yield from self.add(root, level + 1)

    def end(self) -> Iterator[Problem]:
        for level, row in enumerate(self.rows):
            if row:
                yield from self.compare(level)

    def compare(self, level: int) -> Iterator[Problem]:
        real = bytes(self.rows[level])
        path = tile_path(level, self.done[level], len(real) // HASH)
        self.compared += 1
        try:
            told = self.container.whole(path, TILE_WIDTH * HASH)
        except Damaged as error:
            code = "TILE-DIFFERS" if path in self.container else "TILE-MISSING"
            yield Problem(code, path, str(error))
            return
        if told != real:
            yield Problem("TILE-DIFFERS", path, f"does not fit the leaves, first at hash {first_other(told, real)}")


def first_other(told: bytes, real: bytes) -> int:
    """The number, in its tile, of the first hash that differs or is not there."""
    return next(at for at in range(TILE_WIDTH + 1) if told[at * HASH :][:HASH] != real[at * HASH :][:HASH])
