from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import connection, models, transaction

from countersign.ledger.guard import (
    Unguarded,
    gate,
    guarded_models,
    guarded_tables,
    install_gate,
    opened,
)
from countersign.ledger.models import Checkpoint, Log
from countersign.people.models import Organisation, Person
from tests.cast import Cast


def copy_of(person: Person) -> Person:
    """The same person as another instance, so that what is done to it stays with it."""
    return Person(**{field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields})


def saved(person: Person) -> Person:
    again = copy_of(person)
    again._state.adding = False
    again.name = "Somebody else"
    return again


def hidden(mei: Person) -> Any:
    """A queryset with what Django keeps for itself."""
    return Person.objects.filter(pk=mei.pk)


WAYS: dict[str, Callable[[Person], Any]] = {
    "save": lambda mei: saved(mei).save(),
    "save force_insert": lambda mei: copy_of(mei).save(force_insert=True),
    "save update_fields": lambda mei: saved(mei).save(update_fields=["name"]),
    "save_base": lambda mei: saved(mei).save_base(),
    "save_base raw": lambda mei: saved(mei).save_base(raw=True),
    "delete": lambda mei: copy_of(mei).delete(),
    "update": lambda mei: Person.objects.filter(pk=mei.pk).update(name="x"),
    "queryset delete": lambda mei: Person.objects.filter(pk=mei.pk).delete(),
    "bulk_create": lambda mei: Person.objects.bulk_create([copy_of(mei)]),
    "bulk_update": lambda mei: Person.objects.bulk_update([saved(mei)], ["name"]),
    "create": lambda mei: Person.objects.create(id=mei.entry, organisation_id=mei.organisation_id, entry=mei.entry),
    "get_or_create": lambda mei: Person.objects.get_or_create(name="x"),
    "update_or_create": lambda mei: Person.objects.update_or_create(name="x"),
    "_base_manager update": lambda mei: Person._base_manager.filter(pk=mei.pk).update(name="x"),
    "_base_manager delete": lambda mei: Person._base_manager.filter(pk=mei.pk).delete(),
    "_update": lambda mei: hidden(mei)._update([(Person._meta.get_field("name"), Person, "x")]),
    "_raw_delete": lambda mei: hidden(mei)._raw_delete(using="default"),
    "plain QuerySet update": lambda mei: models.QuerySet[Person](Person).filter(pk=mei.pk).update(name="x"),
    "plain QuerySet delete": lambda mei: models.QuerySet[Person](Person).filter(pk=mei.pk).delete(),
    "plain QuerySet bulk_create": lambda mei: models.QuerySet[Person](Person).bulk_create([copy_of(mei)]),
}


@pytest.mark.parametrize("way", WAYS)
def test_gate_when_a_row_is_changed_past_write_refuses_and_names_it(mei: Person, way: str) -> None:
    with pytest.raises(Unguarded, match=r"people_person is guarded|Person is guarded"), transaction.atomic():
        WAYS[way](mei)


def test_opened_when_the_block_ends_closes_again(mei: Person) -> None:
    with pytest.raises(ZeroDivisionError), opened("people_person", "ledger_log"):
        _ = connection.cursor().execute("UPDATE people_person SET name = name") and 1 / 0
    with pytest.raises(Unguarded, match="people_person"):
        connection.cursor().execute("UPDATE people_person SET name = name")


def test_opened_when_another_table_is_written_refuses(mei: Person) -> None:
    with opened("ledger_log"), pytest.raises(Unguarded, match=r"^people_person is guarded"):
        connection.cursor().execute("UPDATE people_person SET name = name")


def test_opened_when_inside_another_opened_keeps_both_open(mei: Person) -> None:
    with opened("people_person"):
        with opened("ledger_checkpoint"):
            connection.cursor().execute("UPDATE people_person SET name = name")
        with pytest.raises(Unguarded, match="ledger_checkpoint"):
            connection.cursor().execute("DELETE FROM ledger_checkpoint")


def test_install_gate_when_a_connection_opens_inside_a_wrapper_outlives_the_wrapper(mei: Person) -> None:
    """``execute_wrapper`` takes off whichever wrapper stands last: that must never be the gate."""

    def other(execute: Callable[..., Any], *statement: Any) -> Any:
        return execute(*statement)

    connection.execute_wrappers.remove(gate)
    with connection.execute_wrapper(other):
        install_gate(connection=connection)
        install_gate(connection=connection)
    assert connection.execute_wrappers.count(gate) == 1
    assert other not in connection.execute_wrappers
    with pytest.raises(Unguarded, match="people_person"):
        connection.cursor().execute("DELETE FROM people_person")


def test_fetching_later_when_a_column_was_left_out_raises(larkbeam: Cast) -> None:
    mei = Person.objects.filter(organisation_id=larkbeam.organisation).defer("name").first()
    assert mei
    with pytest.raises(FieldFetchBlocked):
        _ = mei.name


def test_fetching_later_when_a_relation_was_not_asked_for_raises(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei")
    with pytest.raises(FieldFetchBlocked):
        _ = mei.organisation
    again = Person._base_manager.filter(organisation_id=larkbeam.organisation).first()
    assert again
    with pytest.raises(FieldFetchBlocked):
        _ = again.organisation


def test_guarded_models_are_the_tables_behind_the_gate(db: None) -> None:
    assert {Organisation, Person, Log, Checkpoint} <= set(guarded_models())
    assert guarded_tables() >= {"people_organisation", "people_person", "ledger_log", "ledger_checkpoint"}
    assert "ledger_pending" not in guarded_tables()


@pytest.mark.parametrize(
    "name", ["update", "delete", "bulk_update", "bulk_create", "get_or_create", "update_or_create"]
)
def test_queryset_when_the_table_is_open_still_knows_no_set_wise_changes(mei: Person, name: str) -> None:
    """While ``write`` has a table open, what it saves must not take other rows along."""
    change = getattr(Person.objects.filter(pk=mei.pk), name)
    with opened("people_person"), pytest.raises(Unguarded, match="one row and one entry at a time"):
        change()
