from __future__ import annotations

import pytest
from django.db import connection

from countersign.ledger.guard import (
    Unguarded,
    guarded_tables,
    tables_written,
)
from countersign.people.models import Person
from tests.cast import Cast

STATEMENTS = [
    "UPDATE people_person SET name = 'x'",
    'UPDATE "people_person" SET "name" = \'x\'',
    'UPDATE"people_person"SET name = NULL',
    "update People_Person set name = 'x'",
    "UPDATE\n\tpeople_person\nSET name = 'x'",
    "UPDATE/**/people_person SET name = 'x'",
    "/* UPDATE of */ UPDATE -- people\n people_person -- now\n SET name = 'x'",
    "UPDATE people_person SET name = o.name FROM people_organisation o",
    "SELECT 1 AS \"it's\"; UPDATE people_person SET name = 'x'",
    "SELECT '--' ; UPDATE people_person SET name = 'x'",
    "SELECT '/*' ; UPDATE people_person SET name = 'x' /* */",
    "SELECT 'it''s'; UPDATE people_person SET name = 'x'",
    "DELETE FROM people_person",
    'DELETE FROM"people_person"',
    "DELETE /* all */ FROM people_person WHERE 1 = 1",
    "INSERT INTO people_person (id) VALUES ('x')",
    "INSERT INTO people_person (id) VALUES ('x') ON CONFLICT (id) DO UPDATE SET name = 'x'",
    "WITH gone AS (SELECT id FROM people_person) DELETE FROM people_person WHERE id IN (SELECT id FROM gone)",
    "WITH x AS (SELECT 1) UPDATE people_person SET name = 'x'",
    "WITH x AS (SELECT 1) INSERT INTO people_person (id) SELECT * FROM x",
    "EXPLAIN ANALYZE DELETE FROM people_person",
    # What only one of the two engines reads. The gate refuses it on both.
    "INSERT OR REPLACE INTO people_person (id) VALUES ('x')",
    "INSERT OR IGNORE INTO people_person (id) VALUES ('x')",
    "REPLACE INTO people_person (id) VALUES ('x')",
    "UPDATE OR REPLACE people_person SET name = 'x'",
    "UPDATE OR IGNORE main.people_person SET name = 'x'",
    "UPDATE [people_person] SET name = 'x'",
    "UPDATE `people_person` SET name = 'x'",
    "UPDATE 'people_person' SET name = 'x'",
    "UPDATE ONLY people_person SET name = 'x'",
    'UPDATE "public"."people_person" SET name = \'x\'',
    "DELETE FROM ONLY public.people_person",
    "TRUNCATE people_person",
    "TRUNCATE TABLE ONLY people_person CASCADE",
    "TRUNCATE ledger_pending, people_person",
    'TRUNCATE ledger_pending * , ONLY "public"."people_person"',
    "WITH gone AS (DELETE FROM people_person RETURNING id) SELECT * FROM gone",
    "MERGE INTO people_person USING x ON 1 = 1 WHEN MATCHED THEN DELETE",
    "COPY people_person FROM STDIN",
    "SELECT E'it\\'s'; UPDATE people_person SET name = 'x'",
    "DO $$ BEGIN UPDATE people_person SET name = 'x'; END $$",
]


@pytest.mark.parametrize("sql", STATEMENTS)
def test_gate_when_a_cursor_writes_refuses_and_names_the_table(mei: Person, sql: str) -> None:
    with connection.cursor() as cursor, pytest.raises(Unguarded, match=r"^people_person is guarded"):
        cursor.execute(sql)


def test_gate_when_a_cursor_writes_many_refuses(mei: Person) -> None:
    with connection.cursor() as cursor, pytest.raises(Unguarded, match="people_person"):
        cursor.executemany("UPDATE people_person SET name = %s", [["x"], ["y"]])


def test_gate_when_two_guarded_tables_are_written_names_both(larkbeam: Cast) -> None:
    sql = "WITH a AS (DELETE FROM people_person RETURNING id) DELETE FROM ledger_log"
    with connection.cursor() as cursor, pytest.raises(Unguarded, match="ledger_log, people_person"):
        cursor.execute(sql)


READS = [
    "SELECT * FROM people_person",
    "SELECT 'UPDATE people_person SET name' FROM people_person",
    "SELECT 1 /* DELETE FROM people_person */",
    "SELECT 1 -- DELETE FROM people_person",
    "WITH x AS (SELECT name FROM people_person) SELECT * FROM x",
    "SELECT * FROM \"people_person\" WHERE name = 'it''s an UPDATE people_person'",
    'SELECT name AS updated, email AS "delete from" FROM people_person',
]


@pytest.mark.parametrize("sql", READS)
def test_gate_when_reading_never_stands_in_the_way(db: None, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_gate_when_rows_are_locked_lets_them_be_read(larkbeam: Cast) -> None:
    people = Person.objects.filter(organisation_id=larkbeam.organisation)
    assert len(people.select_for_update()) == people.count() == len(people.values_list("name")) == 6
    assert tables_written('SELECT * FROM "people_person" FOR UPDATE OF "people_person"').isdisjoint(guarded_tables())


def test_gate_when_the_table_is_not_guarded_lets_it_be_written(larkbeam: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_pending WHERE number < 0")


def test_gate_when_the_schema_changes_lets_it_pass(larkbeam: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_person ADD COLUMN nickname varchar(10)")
        cursor.execute("CREATE INDEX by_nickname ON people_person (nickname)")
        cursor.execute("CREATE TABLE new__people_person AS SELECT * FROM people_person")
        cursor.execute("INSERT INTO new__people_person SELECT * FROM people_person")
