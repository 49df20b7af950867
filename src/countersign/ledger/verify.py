"""Reading a whole log from its first leaf to its last, in constant memory, and saying what is wrong where.

This is the half of verification that needs nothing but bytes: form, places, order in time, and the
roots that the checkpoints state. Whether the rows of a database say the same is ``reconcile``'s half.
Python 3.9 syntax: packed into the offline verifier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from countersign.ledger.format import Malformed, read
from countersign.ledger.note import Checkpoint
from countersign.ledger.tree import Edge, leaf_hash

BACKWARDS_MS = 120_000
"""Neighbouring entries may cross by milliseconds; this far behind the latest instant, no honest clock is."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: a permanent code, the place, and a sentence."""

    code: str
    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.where}: {self.says} [{self.code}]"


class Reading:
    """Walks leaves in order of ``seq`` and remembers only the edge, the latest instant and what was wrong."""

    def __init__(self, origin: str, checkpoints: Iterable[Checkpoint] = ()) -> None:
        self.origin = origin
        self.edge = Edge()
        self.latest = 0
        self.expected: dict[int, list[Checkpoint]] = {}
        for checkpoint in checkpoints:
            self.expect(checkpoint)

    def expect(self, checkpoint: Checkpoint) -> None:
        """Hold this checkpoint against the leaves once there are as many as it speaks of."""
        self.expected.setdefault(checkpoint.size, []).append(checkpoint)

    def take(self, data: bytes) -> tuple[dict[str, Any], list[Problem]]:
        """The next leaf, read, and whatever is wrong with it. An unreadable leaf comes back empty."""
        seq = self.edge.size
        self.edge.add(leaf_hash(data))
        where = f"leaf {seq}"
        try:
            leaf = read(data)
        except Malformed as error:
            return {}, [Problem("LEAF-FORM", where, f"is not in the leaf format: {error}"), *self.roots()]
        return leaf, [*self.place(leaf, seq, where), *self.time(leaf, where), *self.roots()]

    def place(self, leaf: dict[str, Any], seq: int, where: str) -> Iterator[Problem]:
        if leaf["seq"] != seq:
            yield Problem("LEAF-PLACE", where, f"says that it is number {leaf['seq']}")
        if leaf["log"] != self.origin:
            yield Problem("LEAF-LOG", where, f"belongs to the log {leaf['log']}")

    def time(self, leaf: dict[str, Any], where: str) -> Iterator[Problem]:
        behind = self.latest - leaf["at"]
        if behind > BACKWARDS_MS:
            yield Problem("LEAF-TIME", where, f"is dated {behind // 1000} seconds before an entry that precedes it")
        self.latest = max(self.latest, leaf["at"])

    def roots(self) -> Iterator[Problem]:
        for checkpoint in self.expected.pop(self.edge.size, []):
            yield from self.compare(checkpoint)

    def compare(self, checkpoint: Checkpoint) -> Iterator[Problem]:
        where = f"checkpoint at {checkpoint.size}"
        if checkpoint.origin != self.origin:
            yield Problem("CHECKPOINT-LOG", where, f"belongs to the log {checkpoint.origin}")
        if checkpoint.root != self.edge.root():
            yield Problem("CHECKPOINT-ROOT", where, "states another root than the leaves have")

    def end(self) -> Iterator[Problem]:
        """After the last leaf: checkpoints that speak of leaves that are not there."""
        for size in sorted(self.expected):
            yield Problem(
                "LEAVES-MISSING",
                f"checkpoint at {size}",
                f"speaks of {size} leaves, and there are {self.edge.size}",
            )
