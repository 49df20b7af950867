"""The triggers that a protection means, for SQLite and PostgreSQL: written, and compared with what is there.

They are written after every ``migrate``, because Django's remake of a SQLite table drops them without a
word. ``countersign verify`` compares them with the declaration.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from countersign.ledger.protection import FOLLOWS_THE_LEDGER, Protection

PREFIX = "countersign_"


@dataclass(frozen=True)
class Table:
    """What the trigger text needs to know of a model."""

    name: str
    columns: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    protection: Protection


def table_of(model: type[models.Model], protection: Protection) -> Table:
    meta = model._meta
    columns = tuple(field.column for field in meta.concrete_fields if field.column)
    keys: list[tuple[str, ...]] = [(str(meta.pk.column),)]
    keys += [(str(field.column),) for field in meta.concrete_fields if field.unique and not field.primary_key]
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields and constraint.condition is None:
            keys.append(tuple(column_of(model, name) for name in constraint.fields))
    return Table(meta.db_table, columns, tuple(keys), protection)


def column_of(model: type[models.Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "column", name))


def changed(column: str, differs: str) -> str:
    return f'OLD."{column}" {differs} NEW."{column}"'


def forbidden(table: Table, differs: str) -> Iterator[str]:
    """The conditions under which an UPDATE is refused; ``differs`` is the engine's null-safe inequality."""
    kept = table.protection
    for column in table.columns:
        moved = changed(column, differs)
        if column in ("id", "organisation_id") or (kept.form == "append_only" and column not in kept.erasable):
            yield moved
        elif column in kept.set_once:
            stays = f' AND NEW."{column}" IS NOT NULL' if column in kept.erasable else ""
            yield f'(OLD."{column}" IS NOT NULL{stays} AND {moved})'
        elif column in kept.erasable:
            yield held(kept, f'(NEW."{column}" IS NOT NULL AND {moved})')
        elif kept.form == "frozen" and column not in FOLLOWS_THE_LEDGER:
            yield held(kept, moved)


def held(kept: Protection, condition: str) -> str:
    return f'(OLD."{kept.frozen_from}" IS NOT NULL AND {condition})' if kept.form == "frozen" else condition


def taken(table: Table, besides: str = "") -> str:
    """True when another row already has one of the new row's keys (what REPLACE would throw away)."""
    return " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table.name}" WHERE '  # noqa: S608 (names of our own models, no one's input)
        + " AND ".join(f'"{column}" = NEW."{column}"' for column in key)
        + f"{besides})"
        for key in table.keys
    )


def sqlite_triggers(table: Table) -> dict[str, str]:
    """Name → statement. A row number of SQLite's own is one more key by which REPLACE could throw a row away."""
    another = f' AND "{table.keys[0][0]}" <> OLD."{table.keys[0][0]}"'
    changes = " OR ".join([*forbidden(table, "IS NOT"), "OLD.rowid <> NEW.rowid", taken(table, another)])
    exists = f'{taken(table)} OR EXISTS (SELECT 1 FROM "{table.name}" WHERE rowid = NEW.rowid)'  # noqa: S608
    events = {
        "insert": ("INSERT", exists, "a row with this key exists"),
        "update": ("UPDATE", changes, "this may not change"),
        "delete": ("DELETE", "1", "rows are never deleted"),
    }
    return {
        (name := f"{PREFIX}{event}_{table.name}"): (
            f'CREATE TRIGGER "{name}" BEFORE {verb} ON "{table.name}" WHEN {condition} '
            f"BEGIN SELECT RAISE(ABORT, '{table.name} is protected: {says}'); END"
        )
        for event, (verb, condition, says) in events.items()
    }


def postgresql_functions(table: Table) -> dict[str, tuple[str, str]]:
    """Name → (trigger event, body of its function)."""
    refuse = "RAISE EXCEPTION '{0} is protected: {1}' USING ERRCODE = 'integrity_constraint_violation';"
    conditions = " OR ".join(forbidden(table, "IS DISTINCT FROM"))
    change = refuse.format(table.name, "this may not change")
    gone = refuse.format(table.name, "rows are never deleted")
    bodies = {
        "update": (
            "UPDATE ON {0} FOR EACH ROW",
            f"BEGIN IF {conditions} THEN {change} END IF; RETURN NEW; END",
        ),
        "delete": ("DELETE ON {0} FOR EACH ROW", f"BEGIN {gone} END"),
        "truncate": ("TRUNCATE ON {0} FOR EACH STATEMENT", f"BEGIN {gone} END"),
    }
    return {
        f"{PREFIX}{event}_{table.name}": (timing.format(table.name), body) for event, (timing, body) in bodies.items()
    }


def write_triggers(connection: BaseDatabaseWrapper, tables: list[Table]) -> None:
    """Put in place what is declared and not there as declared: all at once, so that nobody meets a table without."""
    wrong = set(damaged(connection, tables))
    if not wrong:
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table in tables:
            for statement in statements(connection.vendor, table, wrong):
                cursor.execute(statement)


def statements(vendor: str, table: Table, names: Container[str]) -> Iterator[str]:
    """What writes the triggers of these names, in the place of what is there."""
    if vendor == "sqlite":
        for name, statement in sqlite_triggers(table).items():
            if name in names:
                yield f'DROP TRIGGER IF EXISTS "{name}"'
                yield statement
        return
    for name, (timing, body) in postgresql_functions(table).items():
        if name in names:
            yield f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $own${body}$own$'
            yield f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {timing} EXECUTE FUNCTION "{name}"()'


def damaged(connection: BaseDatabaseWrapper, tables: list[Table]) -> list[str]:
    """The names of declared triggers that are missing, changed or switched off."""
    found = present_sqlite(connection) if connection.vendor == "sqlite" else present_postgresql(connection)
    missing = []
    for table in tables:
        wanted = sqlite_triggers(table) if connection.vendor == "sqlite" else postgresql_wanted(table)
        missing += [name for name, text in wanted.items() if found.get(name) != text]
    return missing


def present_sqlite(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def postgresql_wanted(table: Table) -> dict[str, str]:
    return {
        name: f"CREATE TRIGGER {name} BEFORE {timing} EXECUTE FUNCTION {name}() | {body} | O"
        for name, (timing, body) in postgresql_functions(table).items()
    }


def present_postgresql(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true) || ' | ' || p.prosrc || ' | ' || t.tgenabled::text "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal"
        )
        return dict(cursor.fetchall())
