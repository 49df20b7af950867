"""Reading one moment while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Every query inside sees the same moment, and nobody waits for us.

    SQLite: a deferred transaction, begun by hand because Django's own would take the write lock.
    PostgreSQL: REPEATABLE READ. Inside a transaction or a snapshot already, nothing more is needed.
    """
    if connection.in_atomic_block or (connection.vendor == "sqlite" and is_open()):
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def is_open() -> bool:
    """Has a transaction of SQLite begun? Django does not know of those that were begun by hand."""
    return connection.connection is not None and connection.connection.in_transaction
