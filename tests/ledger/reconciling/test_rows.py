"""Somebody with the keys to the machine changes what stands in the rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, models, transaction

from countersign.kernel.references import new_id
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN
from countersign.ledger.guard import Guarded, guarded_models
from countersign.people.models import Leader, Person
from tests import engine
from tests.cast import Cast, cast
from tests.ledger.doing import AT, enter_crowd
from tests.ledger.past_the_gate import as_administrator, every, found, wipe
from tests.people.bouncing import bounced
from tests.people.worlds import after, whole_story

BROKEN = {
    PLAIN: "ROW-FIELD",
    DIGEST: "ROW-FIELD",
    PERSONAL: "PERSONAL-VALUE",
}


def another(field: models.Field[Any, Any], value: Any) -> Any:
    """Some other value of the same kind."""
    if isinstance(field, (models.UUIDField, models.ForeignKey)):
        return new_id(AT)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return (value or datetime.fromisoformat("2026-01-05T09:00:00Z")) + timedelta(seconds=1)
    if isinstance(field, models.DateField):
        return (value or date(2026, 1, 5)) + timedelta(days=1)
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    if isinstance(field, models.JSONField):
        return ["something else"]
    limit = getattr(field, "max_length", None) or 1000
    return f"x{value or ''}"[:limit]


def change(row: Guarded, **values: Any) -> set[tuple[str, str]]:
    """What is found after columns of one row were changed; the change is undone again."""
    with transaction.atomic():
        with as_administrator():
            assert every(type(row), pk=row.pk).update(**values) == 1
        problems = found(row.belongs_to)
        transaction.set_rollback(True)
    return problems


def expected(row: Guarded, column: str) -> tuple[str, str]:
    if column == "entry":
        return "ROW-ENTRY", row.ref
    if column in ("id", "organisation_id"):
        return "ROW-MISSING", row.ref
    how = row.proved[column]
    assert how in BROKEN, f"{column} is not recorded"
    return BROKEN[how], f"{row.ref}, {column}"


def test_verify_when_a_column_was_changed_names_row_and_column(db: None) -> None:
    """Each column of the newest row of each table that the story fills, all that are not empty at once too."""
    here = cast("larkbeam-ltd").organisation
    whole_story(cast("larkbeam-ltd"))
    bounced(cast("larkbeam-ltd"), "ola", at=after(5))
    assert found(here) == set()
    unnamed = {place for model in guarded_models() for place in unnoticed(model, here)}
    assert not unnamed, "changed, and not named"


def unnoticed(model: type[Guarded], here: UUID) -> set[tuple[str, str]]:
    """What a verification should name and does not, when every column of one row is changed."""
    row = every(model, **{model.scope: here}).order_by("id").last()
    if row is None:
        assert model._meta.app_label not in ("ledger", "people"), f"the cast holds no {model.__name__}"
        return set()
    others = {field.attname: another(field, getattr(row, field.attname)) for field in model._meta.concrete_fields}
    filled = {name: value for name, value in others.items() if getattr(row, name) is not None}
    together = {name: filled[name] for name in filled.keys() - {"id", "organisation_id"}}
    wrong = {expected(row, column) for column in together} - change(row, **together)
    for column in others.keys() - together.keys():
        wrong |= {expected(row, column)} - change(row, **{column: others[column]})
    return wrong


def test_verify_when_a_personal_value_was_emptied_names_row_and_column(db: None) -> None:
    mei = cast("larkbeam-ltd").person("mei")
    for column in ("name", "email", "title"):
        assert change(mei, **{column: None}) == {("PERSONAL-VALUE", f"{mei.ref}, {column}")}


def test_verify_when_a_row_was_changed_finds_nothing_elsewhere(db: None) -> None:
    mei = cast("larkbeam-ltd").person("mei")
    assert change(mei, executive=True) == {("ROW-FIELD", f"{mei.ref}, executive")}
    with as_administrator():
        every(Person, pk=mei.pk).update(executive=True)
    assert found(cast("stonecross-managed-it-ltd").organisation) == set()


def test_verify_when_a_row_was_deleted_names_it(larkbeam: Cast) -> None:
    row = enter_crowd(larkbeam, 3)[1]
    with as_administrator():
        wipe(Person, pk=row.pk)
    assert found(larkbeam.organisation) == {("ROW-MISSING", row.ref)}


def test_verify_when_a_row_was_inserted_names_it(larkbeam: Cast) -> None:
    row = Person(id=new_id(AT), organisation_id=larkbeam.organisation, entry=new_id(AT), name="Ghost")
    with as_administrator():
        row.save(force_insert=True)
    assert found(larkbeam.organisation) == {("ROW-UNRECORDED", row.ref)}


def test_verify_when_a_row_was_moved_to_another_organisation_names_it_in_both(db: None) -> None:
    here, there = cast("larkbeam-ltd"), cast("stonecross-managed-it-ltd")
    dana = here.person("dana")
    with as_administrator():
        every(Person, pk=dana.pk).update(organisation_id=there.organisation)
    assert ("ROW-MISSING", dana.ref) in found(here.organisation)
    assert ("ROW-UNRECORDED", dana.ref) in found(there.organisation)


@pytest.mark.parametrize(
    ("model", "column"), [(Person, "manager_id"), (Leader, "person_id"), (Leader, "entered_by_id")]
)
def test_verify_when_a_foreign_key_points_at_another_organisation_says_so(
    db: None, model: type[Guarded], column: str
) -> None:
    here, otto = cast("larkbeam-ltd").organisation, cast("stonecross-managed-it-ltd").person("otto")
    row = every(model, organisation_id=here).earliest("id")
    problems = change(row, **{column: otto.pk})
    assert problems == {("FOREIGN-KEY", f"{row.ref}, {column}"), ("ROW-FIELD", f"{row.ref}, {column}")}


NO_VALUES = (("joined_on", "2026-13-45"), ("manager_id", "nobody"), ("erased_at", "2026-02-31 10:00"))


@pytest.mark.skipif(engine.engine() != "sqlite", reason="PostgreSQL takes no such value")
@pytest.mark.parametrize(("column", "value"), NO_VALUES)
def test_verify_when_a_value_cannot_even_be_read_names_row_and_column(db: None, column: str, value: str) -> None:
    here = cast("larkbeam-ltd")
    mei = here.person("mei")
    with as_administrator(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE people_person SET {column} = %s WHERE id = %s", [value, mei.pk.hex])  # noqa: S608
    assert found(here.organisation) == {("ROW-FIELD", f"{mei.ref}, {column}")}
    with as_administrator(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE people_person SET {column} = NULL")  # noqa: S608


def test_verify_when_an_instant_is_finer_than_any_command_writes_says_so(db: None) -> None:
    here = cast("larkbeam-ltd").organisation
    row = every(Leader, organisation_id=here).earliest("id")
    assert ("ROW-FIELD", row.ref) in change(row, entered_at=row.entered_at + timedelta(microseconds=1))
