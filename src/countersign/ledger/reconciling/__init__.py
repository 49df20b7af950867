"""Verification with the database at hand: everything it holds against everything the leaves say, both ways.

Streaming: memory stays flat however long the log is. What is found names the table, row and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from countersign.ledger.note import Checkpoint
from countersign.ledger.queries import origin_of
from countersign.ledger.reconciling.kept import kept_files
from countersign.ledger.reconciling.leaves import read_log
from countersign.ledger.reconciling.rows import foreign_ends, rows_and_leaves
from countersign.ledger.reconciling.snapshot import snapshot
from countersign.ledger.reconciling.structure import signed_checkpoints, strange_disclosures, triggers
from countersign.ledger.reconciling.waiting import unplaceable
from countersign.ledger.verify import Problem, Reading

MOST_PROBLEMS = 1000
"""A report names at most this many; after so many, the next one says nothing new."""


def verify(organisation: UUID, held: Iterable[Checkpoint] = ()) -> tuple[int, list[Problem]]:
    """Verify one organisation's log and everything it proves. Returns the number of leaves and the problems.

    ``held``: checkpoints that somebody kept outside. They alone show that the whole database is an older one.
    """
    with snapshot():
        reading = Reading(origin_of(organisation), held)
        problems = list(islice(everything(organisation, reading), MOST_PROBLEMS))
        return reading.edge.size, problems


def everything(organisation: UUID, reading: Reading) -> Iterator[Problem]:
    yield from triggers()
    yield from surely("checkpoints", signed_checkpoints(organisation, reading))
    yield from surely("leaves", read_log(organisation, reading))
    yield from reading.end()
    yield from surely("pending", unplaceable(organisation))
    yield from surely("rows", rows_and_leaves(organisation))
    yield from surely("files", kept_files(organisation))
    yield from surely("foreign keys", foreign_ends(organisation))
    yield from surely("disclosures", strange_disclosures(organisation))


def surely(part: str, problems: Iterator[Problem]) -> Iterator[Problem]:
    """Whoever can break a value must not be able to stop the verification with it: the other parts go on."""
    try:
        yield from problems
    except (ValueError, TypeError, LookupError) as error:
        yield Problem("UNREADABLE", part, f"cannot be read to the end, no command has written this: {error}")
