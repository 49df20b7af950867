"""Has anybody written anything? One cheap statement, so that whoever waits for work need not look itself."""

from __future__ import annotations

from django.db import DatabaseError, connection

MARKS = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT pg_current_wal_insert_lsn()"}
"""Another value after each write: on SQLite of any other connection, on PostgreSQL of anybody at all, ourselves too."""


class Stirring:
    """What somebody who waits has last seen of the database."""

    def __init__(self) -> None:
        self.seen: object = None

    def again(self) -> bool:
        """Was something written since this was last asked? Where the database cannot tell, it is taken for granted."""
        before, self.seen = self.seen, mark()
        return self.seen is None or self.seen != before


def mark() -> object:
    """None where there is none. SQLite counts for each connection by itself, so the connection belongs to it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(MARKS[connection.vendor])
            return id(connection.connection), cursor.fetchone()
    except DatabaseError:
        return None
