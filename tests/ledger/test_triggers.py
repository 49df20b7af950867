from __future__ import annotations

import pytest

from tests import engine
from tests.ledger.past_the_gate import TABLES, done, refused, rows

SQLITE = engine.engine() == "sqlite"
ON_SQLITE = pytest.mark.skipif(not SQLITE, reason="SQLite has REPLACE")
ON_POSTGRESQL = pytest.mark.skipif(SQLITE, reason="PostgreSQL has TRUNCATE")
APPEND_ONLY = ("ledger_leaf", "ledger_checkpoint", "ledger_log")


def test_every_protected_table_is_listed() -> None:
    assert {"ledger_leaf", "ledger_checkpoint", "ledger_log", "people_person", "people_organisation"} <= TABLES.keys()
    assert not TABLES.keys() & {"ledger_pending", "ledger_head", "ledger_tile", "ledger_disclosure", "ledger_act"}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_delete_is_refused(db: None, table: str) -> None:
    if rows(table):
        refused(f'DELETE FROM "{table}"', table)  # noqa: S608 (a name of ours)


COLUMNS = [(table, column) for table in APPEND_ONLY for column in TABLES[table].columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[".".join(pair) for pair in COLUMNS])
def test_update_of_an_append_only_column_is_refused(db: None, table: str, column: str) -> None:
    assert rows(table)
    refused(f'UPDATE "{table}" SET "{column}" = NULL', table)  # noqa: S608 (names of ours)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_update_that_changes_nothing_passes(db: None, table: str) -> None:
    assert done(f'UPDATE "{table}" SET "id" = "id"') == rows(table)  # noqa: S608 (a name of ours)


@pytest.mark.parametrize("column", ["id", "organisation_id"])
def test_update_of_a_kept_row_when_it_would_move_is_refused(db: None, column: str) -> None:
    refused(f"UPDATE people_person SET \"{column}\" = '{'0' * 32}'", "people_person")  # noqa: S608 (names of ours)


def test_update_of_a_kept_row_elsewhere_passes(db: None) -> None:
    assert done("UPDATE people_person SET name = NULL, title = 'x', revision = revision + 1") == rows("people_person")


@ON_POSTGRESQL
@pytest.mark.parametrize("table", sorted(TABLES))
def test_truncate_is_refused(db: None, table: str) -> None:
    refused(f'TRUNCATE "{table}" CASCADE', table)


@ON_SQLITE
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT"])
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_insert_on_an_existing_key_is_refused(db: None, table: str, verb: str) -> None:
    refused(f'{verb} INTO "{table}" SELECT * FROM "{table}" LIMIT 1', table)  # noqa: S608 (a name of ours)


@ON_SQLITE
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_insert_or_replace_on_another_unique_key_is_refused(db: None, table: str) -> None:
    columns = ", ".join(f'"{column}"' for column in TABLES[table].columns)
    another = columns.replace('"id"', f"'{'0' * 32}'", 1)
    refused(f'INSERT OR REPLACE INTO "{table}" ({columns}) SELECT {another} FROM "{table}" LIMIT 1', table)  # noqa: S608


@ON_SQLITE
def test_insert_or_replace_on_a_kept_row_is_refused(db: None) -> None:
    sql = "INSERT OR REPLACE INTO people_person SELECT * FROM people_person LIMIT 1"
    refused(sql, "people_person")


@ON_SQLITE
@pytest.mark.parametrize("table", [*APPEND_ONLY, "people_person"])
def test_replace_by_sqlites_own_row_number_is_refused(db: None, table: str) -> None:
    """A hidden key: REPLACE throws the row away that had the number, and no delete trigger fires."""
    columns = ", ".join(f'"{column}"' for column in TABLES[table].columns)
    another = ", ".join(
        ["hex(randomblob(16))", "hex(randomblob(16))", *['"organisation_id"'] * 20][: columns.count(",") + 1]
    )
    refused(
        f'INSERT OR REPLACE INTO "{table}" (rowid, {columns}) SELECT rowid, {another} FROM "{table}" LIMIT 1',  # noqa: S608
        table,
    )
    refused(f'UPDATE OR REPLACE "{table}" SET rowid = (SELECT max(rowid) + 1 FROM "{table}")', table)  # noqa: S608


@ON_SQLITE
def test_update_or_replace_when_it_would_throw_a_row_away_is_refused(db: None) -> None:
    assert rows("people_organisation") == 2
    refused("UPDATE OR REPLACE people_organisation SET slug = 'taken'", "people_organisation")
    refused("UPDATE OR REPLACE people_person SET email = 'taken@larkbeam.example'", "people_person")


COLUMN_LIST = ("id", "organisation_id", "entry", "revision", "title", "name", "signed_at", "published_at")
