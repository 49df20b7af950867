"""Personal values that no longer open what the ledger committed to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.ledger.models import Disclosure, Leaf
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT
from tests.ledger.past_the_gate import as_administrator, every, found

COLUMNS = ("email", "name", "title")


def disclosure(here: Cast, first: str) -> Disclosure:
    mei = here.person(first)
    return Disclosure.objects.get(organisation_id=here.organisation, person=mei.id, id_of_entry=mei.entry)


def place(here: Cast, first: str) -> str:
    """The leaf that somebody was last recorded with."""
    leaf = Leaf.objects.get(organisation_id=here.organisation, id=here.person(first).entry)
    return f"leaf {leaf.seq}"


def erased(here: Cast, first: str) -> Person:
    by, person = here.actor("ruth", Hat.HR), here.person(first)
    leave(person_id=person.id, left_on=AT.date(), by=by, at=AT)
    erase(person_id=person.id, by=by, at=AT)
    return person


CHANGES: dict[str, tuple[Callable[[Disclosure], Any], set[tuple[str, str]]]] = {
    "value": (
        lambda row: row.values.update(title="Boss"),
        {("PERSONAL-VALUE", "leaf, title")},
    ),
    "value to a number": (
        lambda row: row.values.update(title=1.5),
        {("PERSONAL-VALUE", "leaf, title")},
    ),
    "value gone": (
        lambda row: row.values.pop("title"),
        {("PERSONAL-MISSING", "leaf, title")},
    ),
    "value added": (
        lambda row: row.values.update(nickname="M"),
        {("PERSONAL-VALUE", "leaf, nickname")},
    ),
    "salt": (
        lambda row: setattr(row, "salt", bytes(32)),
        {("PERSONAL-VALUE", f"{where}, {column}") for where in ("leaf", "row") for column in COLUMNS},
    ),
    "values to a list": (
        lambda row: setattr(row, "values", ["Mei"]),
        {("PERSONAL-MISSING", f"leaf, {column}") for column in COLUMNS},
    ),
    "values to nothing": (
        lambda row: setattr(row, "values", {}),
        {("PERSONAL-MISSING", f"leaf, {column}") for column in COLUMNS},
    ),
}


@pytest.mark.parametrize("way", CHANGES)
def test_verify_when_a_disclosure_was_changed_names_leaf_and_column(larkbeam: Cast, way: str) -> None:
    row, mei = disclosure(larkbeam, "mei"), larkbeam.person("mei")
    change, expected = CHANGES[way]
    change(row)
    row.save()
    names = {"leaf": place(larkbeam, "mei"), "row": mei.ref}
    located = {(code, f"{names[where[: where.index(',')]]}{where[where.index(',') :]}") for code, where in expected}
    assert found(larkbeam.organisation) == located


def test_verify_when_a_disclosure_was_deleted_names_leaf_and_row(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei")
    disclosure(larkbeam, "mei").delete()
    expected = {("PERSONAL-VALUE", f"{mei.ref}, {column}") for column in COLUMNS}
    assert found(larkbeam.organisation) == {("PERSONAL-MISSING", place(larkbeam, "mei")), *expected}


def test_verify_when_somebody_was_erased_past_the_command_says_so(larkbeam: Cast) -> None:
    where = place(larkbeam, "mei")
    mei = larkbeam.person("mei")
    with as_administrator():
        every(Person, organisation_id=larkbeam.organisation, pk=mei.pk).update(name=None, email=None, title=None)
    Disclosure.objects.filter(organisation_id=larkbeam.organisation, person=mei.id).delete()
    assert found(larkbeam.organisation) == {("PERSONAL-MISSING", where)}


@pytest.mark.parametrize(
    "strange",
    [
        {"id_of_entry": new_id(AT)},
        {"person": new_id(AT)},
    ],
    ids=["of no entry", "of another person"],
)
def test_verify_when_a_disclosure_was_slipped_in_names_it(larkbeam: Cast, strange: dict[str, Any]) -> None:
    row = disclosure(larkbeam, "mei")
    row.id = new_id(AT)
    for column, value in strange.items():
        setattr(row, column, value)
    row.save(force_insert=True)
    assert found(larkbeam.organisation) == {("PERSONAL-STRANGE", f"disclosure {row.id.hex}")}


def test_verify_when_a_disclosure_hangs_on_an_entry_without_commitments_names_it(larkbeam: Cast) -> None:
    row = disclosure(larkbeam, "mei")
    row.id = new_id(AT)
    row.id_of_entry = Leaf.objects.get(organisation_id=larkbeam.organisation, seq=0).id
    row.save(force_insert=True)
    assert found(larkbeam.organisation) == {("PERSONAL-STRANGE", f"disclosure {row.id.hex}")}


@pytest.mark.parametrize("column", ["name", "email", "title"])
def test_verify_when_somebody_erased_was_given_a_value_again_names_row_and_column(larkbeam: Cast, column: str) -> None:
    dana = erased(larkbeam, "dana")
    assert found(larkbeam.organisation) == set()
    with as_administrator():
        every(Person, organisation_id=larkbeam.organisation, pk=dana.pk).update(**{column: "Dana Field"})
    assert found(larkbeam.organisation) == {("PERSONAL-VALUE", f"{dana.ref}, {column}")}


def test_verify_when_a_disclosure_of_somebody_erased_came_back_names_the_leaf(larkbeam: Cast) -> None:
    kept, where = disclosure(larkbeam, "dana"), place(larkbeam, "dana")
    erased(larkbeam, "dana")
    kept.save(force_insert=True)
    assert found(larkbeam.organisation) == {("PERSONAL-KEPT", where)}
