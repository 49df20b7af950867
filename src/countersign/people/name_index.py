"""Where the database can, an index of the letters of names: one of a million people is found without reading them all.

PostgreSQL makes it of what comes with every server (pg_trgm), if whoever migrates may add that to the database. Without
it the same is found, only slower. SQLite looks through a hundred thousand names before anybody notices.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import ProgrammingError, connection, transaction

from countersign.people.models import Person

INDEX = "people_by_letters"


def index_names(**_signal: Any) -> None:
    """After every migration; where it is there already, nothing happens."""
    if connection.vendor != "postgresql" or not can_index():
        return
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(Person._meta.db_table)
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON {table} USING gin (upper(name) gin_trgm_ops)")


def can_index() -> bool:
    """Is the extension there, or may we add it?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:
            return False
        try:
            with transaction.atomic():
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except ProgrammingError:
            return False
    return True


@contextmanager
def planned_for_its_letters() -> Iterator[None]:
    """Within, PostgreSQL plans each search for the very letters that are asked for.

    Asked several times it would otherwise keep one plan for whatever letters, and walk through everybody by name.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_custom_plan")
        yield
