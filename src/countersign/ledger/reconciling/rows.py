"""Rows against their newest leaves, both directions, named down to the column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from django.db import models

from countersign.kernel.references import parse_ref, ref
from countersign.ledger import format
from countersign.ledger.columns import DIGEST, PLAIN, digested, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.models import Disclosure, Leaf
from countersign.ledger.reconciling.filled import filled
from countersign.ledger.reconciling.waiting import Said, newest_waiting
from countersign.ledger.stating import personal_of, state_of, subject_of
from countersign.ledger.verify import Problem

CHUNK = 500


def rows_and_leaves(organisation: UUID) -> Iterator[Problem]:
    """Every guarded row has a newest leaf that says the same; every leaf about a row has that row."""
    waiting = newest_waiting(organisation)
    for model in filled(organisation):
        rows = model.objects.filter(**{model.scope: organisation}).order_by("id").iterator(CHUNK)
        try:
            yield from merge(model, organisation, rows, newest_leaves(organisation, model.noun), waiting)
        except ValueError:
            found = list(unreadable(model, organisation))
            if not found:
                raise
            yield from found


def unreadable(model: type[Guarded], organisation: UUID) -> Iterator[Problem]:
    """Rows that Django cannot even load, found one by one: SQLite takes any text for a date."""
    rows = model.objects.filter(**{model.scope: organisation})
    for id in rows.order_by("id").values_list("id", flat=True):
        for field in model._meta.concrete_fields:
            try:
                rows.filter(pk=id).values_list(field.attname).first()
            except ValueError as error:
                says = f"holds a value that no command could have written: {error}"
                yield Problem("ROW-FIELD", f"{ref(model.noun, id)}, {field.attname}", says)


def newest_leaves(organisation: UUID, noun: str) -> Iterator[tuple[UUID, Said]]:
    """The last leaf about each row of a noun, in the order of the rows' ids."""
    leaves = Leaf.objects.filter(organisation_id=organisation, noun=noun).order_by("of", "-seq")
    last = None
    for of, data in leaves.values_list("of", "data").iterator(CHUNK):
        if of != last:
            last = of
            yield of, readable(bytes(data))


def readable(data: bytes) -> Said:
    try:
        return format.read(data)
    except format.Malformed:
        return {}


def merge(
    model: type[Guarded],
    organisation: UUID,
    rows: Iterator[Guarded],
    leaves: Iterator[tuple[UUID, Said]],
    waiting: dict[str, Said],
) -> Iterator[Problem]:
    """Walk both sides in the order of ids, as one merges two sorted lists."""
    row, leaf = next(rows, None), next(leaves, None)
    while row is not None or leaf is not None:
        if row is not None and (leaf is None or row.pk < leaf[0]):
            newest = waiting.get(row.ref)
            if newest is None:
                yield Problem("ROW-UNRECORDED", row.ref, "stands in the database, and no entry speaks of it")
            else:
                yield from compare(row, newest, organisation)
            row = next(rows, None)
        elif leaf is not None and (row is None or leaf[0] < row.pk):
            yield Problem("ROW-MISSING", ref(model.noun, leaf[0]), "was recorded, and its row is gone")
            leaf = next(leaves, None)
        elif row is not None and leaf is not None:
            yield from compare(row, waiting.get(row.ref, leaf[1]), organisation)
            row, leaf = next(rows, None), next(leaves, None)


def compare(row: Guarded, said: Said, organisation: UUID) -> Iterator[Problem]:
    """A row with what was last said about it."""
    if not said:
        return
    if said["id"] != ref("entry", row.entry):
        yield Problem("ROW-ENTRY", row.ref, "names another entry than the newest about it")
    try:
        now = state_of(row)
    except ValueError as error:
        yield Problem("ROW-FIELD", row.ref, f"holds a value that no command could have written: {error}")
        return
    for column in sorted(now.keys() | said["state"].keys()):
        if now.get(column) != said["state"].get(column, default_of(row, column)):
            yield Problem("ROW-FIELD", f"{row.ref}, {column}", "is not what was recorded")
    yield from compare_personal(row, said, organisation)


def default_of(row: Guarded, column: str) -> Any:
    """What a column holds in rows that were last recorded before it existed."""
    how = row.proved.get(column)
    if how not in (PLAIN, DIGEST):
        return None
    field = cast("models.Field[Any, Any]", row._meta.get_field(column))
    value = field.get_default()
    return plain(value) if how is PLAIN else digested(value)


def compare_personal(row: Guarded, said: Said, organisation: UUID) -> Iterator[Problem]:
    """Personal columns open the commitments of the newest entry, or are empty because the person was erased."""
    held, committed = personal_of(row), said.get("c", {})
    if not held and not committed:
        return
    _, entry = parse_ref(said["id"])
    disclosure = Disclosure.objects.filter(
        organisation_id=organisation, id_of_entry=entry, person=subject_of(row)
    ).first()
    if disclosure is None and not held:
        return
    salt = bytes(disclosure.salt) if disclosure else b""
    for column in sorted(held.keys() | committed.keys()):
        if column not in held or committed.get(column) != format.commitment(salt, column, held[column]):
            yield Problem("PERSONAL-VALUE", f"{row.ref}, {column}", "is not what was recorded")


def foreign_ends(organisation: UUID) -> Iterator[Problem]:
    """Both ends of a foreign key lie in one organisation."""
    for model in filled(organisation):
        ends = [field for field in model._meta.concrete_fields if leads_elsewhere(model, field)]
        mine = model.objects.filter(**{model.scope: organisation})
        for field in ends:
            other = cast("type[Guarded]", field.related_model)
            here = mine.filter(**{f"{field.name}__isnull": False})
            for row in here.exclude(**{f"{field.name}__{other.scope}": organisation}).iterator(CHUNK):
                yield Problem("FOREIGN-KEY", f"{row.ref}, {field.column}", "points at another organisation")


def leads_elsewhere(model: type[Guarded], field: models.Field[Any, Any]) -> bool:
    """Is this a foreign key to a row that somebody else could own?"""
    other = field.related_model
    return isinstance(other, type) and issubclass(other, Guarded) and field.column != model.scope
