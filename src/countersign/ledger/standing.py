"""How the logs stand in a SQLite file that is not the one in use: a copy for a backup, or one that is replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from countersign.kernel.digests import PREFIX
from countersign.kernel.instants import instant
from countersign.kernel.references import Ref, ref
from countersign.ledger.format import Malformed, read
from countersign.ledger.holders import file_holders
from countersign.ledger.models import Checkpoint, Head, Leaf, Log
from countersign.ledger.tree import Edge

HASH = 32


@dataclass(frozen=True)
class Standing:
    """One log: its name, key (hex) and generation, how many entries it has, their root, when the last was entered,
    and the newest checkpoint as it was signed (empty before the first)."""

    organisation: UUID
    origin: str
    public_key: str
    generation: int
    size: int
    root: str
    until: datetime | None
    checkpoint: str


def standings(database: sqlite3.Connection) -> Iterator[Standing]:
    """Every log, in its newest generation."""
    rows = database.execute(
        f"SELECT organisation_id, origin, public_key, MAX(generation) FROM {Log._meta.db_table} "  # noqa: S608 (our name)
        "GROUP BY organisation_id ORDER BY organisation_id"
    )
    for organisation, origin, public_key, generation in rows.fetchall():
        edge = edge_of(database, organisation)
        yield Standing(
            organisation=UUID(organisation),
            origin=origin,
            public_key=public_key,
            generation=generation,
            size=edge.size,
            root=edge.root().hex(),
            until=entered_last(database, organisation),
            checkpoint=newest_note(database, organisation),
        )


def edge_of(database: sqlite3.Connection, organisation: str) -> Edge:
    asked = f"SELECT size, peaks FROM {Head._meta.db_table} WHERE organisation_id = ?"  # noqa: S608 (our name)
    size, peaks = database.execute(asked, [organisation]).fetchone() or (0, b"")
    return Edge(size, [peaks[at : at + HASH] for at in range(0, len(peaks), HASH)])


def entered_last(database: sqlite3.Connection, organisation: str) -> datetime | None:
    asked = f"SELECT data FROM {Leaf._meta.db_table} WHERE organisation_id = ? ORDER BY seq DESC LIMIT 1"  # noqa: S608
    found = database.execute(asked, [organisation]).fetchone()
    try:
        return instant(read(bytes(found[0]))["at"]) if found else None
    except Malformed:
        return None


def newest_note(database: sqlite3.Connection, organisation: str) -> str:
    asked = f"SELECT note FROM {Checkpoint._meta.db_table} WHERE organisation_id = ? ORDER BY size DESC LIMIT 1"  # noqa: S608
    found = database.execute(asked, [organisation]).fetchone()
    return str(found[0]) if found else ""


def erased_since(database: sqlite3.Connection, organisation: UUID, size: int) -> list[Ref]:
    """Who was erased at or behind a place: their data come back with an older state."""
    asked = f"SELECT of FROM {Leaf._meta.db_table} WHERE organisation_id = ? AND kind = ? AND seq >= ? ORDER BY seq"  # noqa: S608
    found = database.execute(asked, [organisation.hex, "person.erased", size]).fetchall()
    return [ref("person", UUID(of)) for (of,) in found]


def named_files(database: sqlite3.Connection) -> Iterator[tuple[UUID, str]]:
    """Every file that a row names, of working copies too: whose, and its digest."""
    for model, scope, columns in file_holders():
        for column in columns:
            asked = f"SELECT DISTINCT {scope}, {column} FROM {model._meta.db_table} WHERE {column} LIKE ?"  # noqa: S608
            for organisation, digest in database.execute(f"{asked} ORDER BY 1, 2", [f"{PREFIX}%"]):
                yield UUID(organisation), str(digest)
