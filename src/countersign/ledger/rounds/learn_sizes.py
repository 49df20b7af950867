from __future__ import annotations

from datetime import datetime

from django.db import connection

from countersign.ledger.acts import in_line_for_writing
from countersign.ledger.models import Leaf

FEW = 500
"""So short a log is read through in any order."""


def learn_sizes(_at: datetime, limit: int = 10_000) -> int:
    """Let SQLite look how full its tables are, each time that the log has doubled: by that it chooses its indexes.

    ``limit``: so many rows of an index are looked at, which takes milliseconds. With far fewer, one large organisation
    would seem to be many small ones, and everybody in it would be walked through to find a hundred by their ids.
    PostgreSQL looks by itself.
    """
    if connection.vendor != "sqlite" or entries() < 2 * max(known(), FEW):
        return 0
    with in_line_for_writing(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {limit:d}")
        cursor.execute("ANALYZE")
    return 1


def entries() -> int:
    """In all logs together: none of them ever goes."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COALESCE(MAX(_rowid_), 0) FROM {Leaf._meta.db_table}")  # noqa: S608 (our own name)
        return int(cursor.fetchone()[0])


def known() -> int:
    """How many there were when it looked last."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone() is None:
            return 0
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [Leaf._meta.db_table])
        return max((int(stat.split()[0]) for (stat,) in cursor.fetchall()), default=0)
