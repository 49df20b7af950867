"""Statements that the gate lets through, so that the database itself has to say no."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet

from countersign.ledger.guard import guarded_tables, opened
from countersign.ledger.protecting import protected_tables
from countersign.ledger.reconciling import verify
from countersign.ledger.triggers import postgresql_functions, sqlite_triggers, write_triggers

TABLES = {table.name: table for table in protected_tables()}


def refused(sql: str, table: str) -> None:
    """The database refuses the statement, and says of which table."""
    with pytest.raises(IntegrityError, match=f"{table} is protected"), transaction.atomic(), opened(*TABLES):
        connection.cursor().execute(sql)


def done(sql: str) -> int:
    """How many rows the statement reached."""
    with connection.cursor() as cursor, opened(*TABLES):
        cursor.execute(sql)
        return int(cursor.rowcount)


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 (a name of ours)
        return int(cursor.fetchone()[0])


@contextmanager
def as_administrator() -> Iterator[None]:
    """Whoever owns the machine: past the gate, with every trigger taken away and put back afterwards."""
    with opened(*guarded_tables(), *TABLES), connection.cursor() as cursor:
        for table in TABLES.values():
            names = sqlite_triggers(table) if connection.vendor == "sqlite" else postgresql_functions(table)
            for name in names:
                cursor.execute(
                    f'DROP TRIGGER "{name}"' + ("" if connection.vendor == "sqlite" else f' ON "{table.name}"')
                )
        yield
    write_triggers(connection, list(TABLES.values()))


def every(model: type[Model], **which: Any) -> QuerySet[Any]:
    """Set-wise changes, which a guarded model's own manager refuses."""
    return QuerySet(model).filter(**which)


def wipe(model: type[Model], **which: Any) -> None:
    """Delete rows and ask nothing."""
    hidden: Any = every(model, **which)
    hidden._raw_delete(using="default")


def found(organisation: UUID) -> set[tuple[str, str]]:
    """What a verification finds: codes and places."""
    return {(problem.code, problem.where) for problem in verify(organisation)[1]}
