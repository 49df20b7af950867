"""Verification with the database at hand: everything it holds against everything the leaves say, both ways.

Streaming: memory stays flat however long the log is. What is found names the table, row and column.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from countersign.ledger.reconciling.leaves import read_log
from countersign.ledger.reconciling.rows import foreign_ends, rows_and_leaves
from countersign.ledger.reconciling.snapshot import snapshot
from countersign.ledger.reconciling.structure import signed_checkpoints, strange_disclosures, triggers
from countersign.ledger.verify import Problem, Reading

MOST_PROBLEMS = 1000
"""A report names at most this many; after so many, the next one says nothing new."""


def verify(organisation: UUID) -> tuple[int, list[Problem]]:
    """Verify one organisation's log and everything it proves. Returns the number of leaves and the problems."""
    with snapshot():
        checkpoints, unsigned = signed_checkpoints(organisation)
        reading = Reading(checkpoints.origin, checkpoints.stated)
        problems = list(islice(everything(organisation, reading, unsigned), MOST_PROBLEMS))
        return reading.edge.size, problems


def everything(organisation: UUID, reading: Reading, unsigned: list[Problem]) -> Iterator[Problem]:
    yield from triggers()
    yield from unsigned
    yield from read_log(organisation, reading)
    yield from reading.end()
    yield from rows_and_leaves(organisation)
    yield from foreign_ends(organisation)
    yield from strange_disclosures(organisation)
