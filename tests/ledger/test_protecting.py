"""Triggers after a change of the schema, and triggers that somebody took away."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection, models

from countersign.ledger.models import Leaf
from countersign.ledger.protecting import protected_tables, restore_triggers
from countersign.ledger.reconciling import verify
from countersign.ledger.triggers import PREFIX, damaged
from tests import engine
from tests.cast import Cast

SQLITE = engine.engine() == "sqlite"
UPDATE = f"{PREFIX}update_ledger_leaf"


def wanting() -> list[str]:
    return damaged(connection, protected_tables())


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def drop(trigger: str) -> None:
    run(f'DROP TRIGGER "{trigger}"' + ("" if SQLITE else " ON ledger_leaf"))


def test_damaged_when_all_is_in_place_names_nothing(db: None) -> None:
    assert wanting() == []


@pytest.mark.parametrize("event", ["insert", "update", "delete"] if SQLITE else ["truncate", "update", "delete"])
def test_damaged_when_a_trigger_was_dropped_names_it(larkbeam: Cast, event: str) -> None:
    drop(f"{PREFIX}{event}_ledger_leaf")
    assert wanting() == [f"{PREFIX}{event}_ledger_leaf"]
    assert [(one.code, one.where) for one in verify(larkbeam.organisation)[1]] == [("TRIGGER", wanting()[0])]
    restore_triggers(using="default")
    assert wanting() == []


def test_damaged_when_a_trigger_was_made_toothless_names_it(db: None) -> None:
    if SQLITE:
        drop(UPDATE)
        run(f'CREATE TRIGGER "{UPDATE}" BEFORE UPDATE ON "ledger_leaf" WHEN 0 BEGIN SELECT 1; END')
    else:
        run(f'CREATE OR REPLACE FUNCTION "{UPDATE}"() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$')
    assert wanting() == [UPDATE]


def test_damaged_when_a_trigger_stands_at_another_table_names_it(db: None) -> None:
    drop(UPDATE)
    run("CREATE TABLE elsewhere (id varchar(10))")
    if SQLITE:
        run(f'CREATE TRIGGER "{UPDATE}" BEFORE UPDATE ON "elsewhere" BEGIN SELECT RAISE(ABORT, \'no\'); END')
    else:
        run(f'CREATE TRIGGER "{UPDATE}" BEFORE UPDATE ON elsewhere FOR EACH ROW EXECUTE FUNCTION "{UPDATE}"()')
    assert wanting() == [UPDATE]


@pytest.mark.skipif(SQLITE, reason="PostgreSQL can switch triggers off")
@pytest.mark.parametrize("how", ["DISABLE TRIGGER ALL", "DISABLE TRIGGER USER", f'ENABLE REPLICA TRIGGER "{UPDATE}"'])
def test_damaged_when_a_trigger_was_switched_off_names_it(db: None, how: str) -> None:
    run(f"ALTER TABLE ledger_leaf {how}")
    assert UPDATE in wanting()


def longer_kind() -> models.Field[str, str]:
    field = models.CharField(max_length=99)
    field.set_attributes_from_name("kind")
    field.model = Leaf
    return field


def new_column() -> models.Field[str, str]:
    field = models.CharField(max_length=20, default="x")
    field.set_attributes_from_name("shelf")
    return field


def alter_field() -> None:
    with connection.schema_editor() as editor:
        editor.alter_field(Leaf, Leaf._meta.get_field("kind"), longer_kind())


def add_field() -> None:
    with connection.schema_editor() as editor:
        editor.add_field(Leaf, new_column())


@pytest.mark.parametrize("change", [alter_field, add_field])
def test_migrate_when_a_protected_table_was_remade_puts_its_triggers_back(copied: Cast, change: object) -> None:
    before = Leaf.objects.filter(organisation_id=copied.organisation).count()
    assert callable(change)
    change()
    assert bool(wanting()) is SQLITE, "Django's remake of a SQLite table drops every trigger; if not, why do we?"
    call_command("migrate", interactive=False, verbosity=0)
    assert wanting() == []
    assert verify(copied.organisation) == (before, [])
