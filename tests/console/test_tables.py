"""An empty database made at once is, to the last constraint and trigger, the one that the migrations make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from pytest_django.plugin import DjangoDbBlocker

from countersign.console.tables import create_all, nothing_there
from tests.databases import empty_database
from tests.engine import engine
from tests.ledger.copies import inside

PARTS = re.compile(r', (?=(?:"|CONSTRAINT ))')
SQLITE = "SELECT name, sql FROM sqlite_master"
POSTGRESQL = (
    "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
)

WIDER = "auth_group_permissions"
"""Django's own, and unused: its migrations give it a longer number than its model says."""


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def plan() -> set[tuple[object, ...]]:
    """Everything that the database knows of its tables, in no order: that of columns says nothing."""
    if engine() == "sqlite":
        found = [(name, str(said).removesuffix(")").replace("(", ", ", 1)) for name, said in rows(SQLITE)]
        return {(name, part) for name, said in found for part in PARTS.split(said)}
    return {row for statement in POSTGRESQL for row in rows(statement) if row[0] != WIDER}


def test_what_is_made_at_once_is_what_migrations_make(
    bare_copy: dict[str, str], django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    with django_db_blocker.unblock(), inside(bare_copy):
        call_command("migrate", check_unapplied=True, verbosity=0)
        at_once = plan()
    with django_db_blocker.unblock(), empty_database(tmp_path) as database, inside(database):
        assert nothing_there()
        call_command("migrate", verbosity=0)
        by_steps = plan()
    assert len(at_once) > 1000
    assert at_once == by_steps


def test_what_was_made_by_halves_is_not_kept(
    bare_copy: dict[str, str], django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    with django_db_blocker.unblock(), empty_database(tmp_path) as database, inside(database):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE delivery_post (id integer)")
        assert not nothing_there()
        with pytest.raises(DatabaseError, match="already exists"):
            create_all()
        assert connection.introspection.table_names() == ["delivery_post"]
