"""One pass over the leaves, in order, with everybody who has something to hold against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from countersign.ledger.note import Checkpoint
from countersign.ledger.tree import Edge
from countersign.ledger.verify import Problem, Reading
from verifier.bundles import BrokenOff, leaves
from verifier.container import Container


@dataclass
class Passing:
    """The leaf that is passing: its number, its bytes, what it says (nothing if unreadable), the tree up to it."""

    seq: int
    data: bytes
    leaf: dict[str, Any]
    edge: Edge


class Watcher(Protocol):
    """Somebody who is shown each leaf once, and asked at the end what is missing."""

    def take(self, passing: Passing) -> Iterable[Problem]: ...

    def end(self) -> Iterable[Problem]: ...


def read_through(container: Container, checkpoint: Checkpoint, watchers: list[Watcher]) -> Iterator[Problem]:
    """Read the log up to the checkpoint. Where a bundle can not be read the pass ends, and says so."""
    reading = Reading(checkpoint.origin, [checkpoint])
    passing = Passing(-1, b"", {}, reading.edge)
    try:
        for passing.data in leaves(container, checkpoint.size):
            passing.seq += 1
            passing.leaf, problems = reading.take(passing.data)
            yield from problems
            for watcher in watchers:
                yield from watcher.take(passing)
    except BrokenOff as error:
        yield error.problem
        return
    yield from reading.end()
    for watcher in watchers:
        yield from watcher.end()
