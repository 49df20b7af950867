from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from countersign.ledger.protection import FOLLOWS_THE_LEDGER, Protection, append_only, frozen_from
from countersign.ledger.triggers import Table, write_triggers
from tests.ledger.past_the_gate import done, refused, rows

COLUMN_LIST = ("id", "organisation_id", "entry", "revision", "title", "name", "signed_at", "published_at")


def made(protection: Protection) -> Iterator[None]:
    """A throwaway table with one row that is still a draft."""
    table = Table("throwaway", COLUMN_LIST, (("id",), ("organisation_id", "title")), protection)
    columns = ", ".join(f"{column} varchar(20)" for column in COLUMN_LIST)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE throwaway ({columns}, UNIQUE (organisation_id, title))")
        write_triggers(connection, [table])
        cursor.execute("INSERT INTO throwaway VALUES ('1', 'o', 'e', '1', 'Policy', 'Ola', NULL, NULL)")
    yield


@pytest.fixture
def frozen(db: None) -> Iterator[None]:
    yield from made(frozen_from("signed_at", set_once=("published_at",), erasable=("name",)))


@pytest.fixture
def once_erasable(db: None) -> Iterator[None]:
    yield from made(frozen_from("signed_at", set_once=("name",), erasable=("name",)))


@pytest.fixture
def erasable(db: None) -> Iterator[None]:
    yield from made(append_only(erasable=("name",)))


def test_frozen_from_when_not_yet_signed_lets_content_change(frozen: None) -> None:
    assert done("UPDATE throwaway SET title = 'Other', name = 'Mei', entry = 'f', revision = '2'") == 1
    assert done("UPDATE throwaway SET signed_at = 'now', title = 'Last'") == 1


@pytest.mark.parametrize("column", ["id", "organisation_id"])
def test_frozen_from_when_not_yet_signed_keeps_the_row_where_it_is(frozen: None, column: str) -> None:
    refused(f"UPDATE throwaway SET {column} = 'x'", "throwaway")  # noqa: S608 (names of ours)


@pytest.mark.parametrize("column", sorted({*COLUMN_LIST} - {*FOLLOWS_THE_LEDGER, "published_at"}))
@pytest.mark.parametrize("value", ["'x'", "NULL"])
def test_frozen_from_when_signed_refuses_other_content(frozen: None, column: str, value: str) -> None:
    done("UPDATE throwaway SET signed_at = 'now'")
    if (column, value) == ("name", "NULL"):
        assert done("UPDATE throwaway SET name = NULL") == 1
        refused("UPDATE throwaway SET name = 'Ola'", "throwaway")
    else:
        refused(f"UPDATE throwaway SET {column} = {value}", "throwaway")  # noqa: S608 (names of ours)


def test_frozen_from_when_signed_lets_the_entry_and_revision_move_on(frozen: None) -> None:
    done("UPDATE throwaway SET signed_at = 'now'")
    assert done("UPDATE throwaway SET entry = 'f', revision = '2'") == 1


@pytest.mark.parametrize("signed", [True, False])
def test_set_once_goes_from_empty_to_a_value_once(frozen: None, signed: bool) -> None:
    if signed:
        done("UPDATE throwaway SET signed_at = 'now'")
    assert done("UPDATE throwaway SET published_at = NULL") == 1
    assert done("UPDATE throwaway SET published_at = 'today'") == 1
    assert done("UPDATE throwaway SET published_at = 'today'") == 1
    refused("UPDATE throwaway SET published_at = 'tomorrow'", "throwaway")
    refused("UPDATE throwaway SET published_at = NULL", "throwaway")


@pytest.mark.parametrize("signed", [True, False])
def test_set_once_and_erasable_is_emptied_and_never_replaced(once_erasable: None, signed: bool) -> None:
    if signed:
        done("UPDATE throwaway SET signed_at = 'now'")
    assert done("UPDATE throwaway SET name = NULL") == 1
    assert done("UPDATE throwaway SET name = 'Mei'") == 1
    refused("UPDATE throwaway SET name = 'Ola'", "throwaway")
    assert done("UPDATE throwaway SET name = NULL") == 1


def test_frozen_from_refuses_delete(frozen: None) -> None:
    refused("DELETE FROM throwaway", "throwaway")


def test_erasable_when_append_only_becomes_empty_and_nothing_else(erasable: None) -> None:
    refused("UPDATE throwaway SET name = 'Mei'", "throwaway")
    refused("UPDATE throwaway SET name = NULL, title = 'x'", "throwaway")
    assert done("UPDATE throwaway SET name = NULL") == 1
    refused("UPDATE throwaway SET name = 'Ola'", "throwaway")


def test_append_only_takes_new_rows(erasable: None) -> None:
    assert done("INSERT INTO throwaway VALUES ('2', 'o', 'e', '1', 'Other', 'Ola', NULL, NULL)") == 1
    assert rows("throwaway") == 2


def test_one_refused_row_among_many_undoes_the_statement(erasable: None) -> None:
    done("INSERT INTO throwaway VALUES ('2', 'o', 'e', '1', 'Other', NULL, NULL, NULL)")
    refused("UPDATE throwaway SET title = CASE id WHEN '2' THEN 'x' ELSE title END, name = NULL", "throwaway")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM throwaway ORDER BY id")
        assert cursor.fetchall() == [("Ola",), (None,)]
