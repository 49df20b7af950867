"""Many new rows of one table in one go, at a fraction of what the ORM takes for each.

Stands for ``bulk_create`` where rows come by the hundred. The statement passes the gate like every other, and the
database's triggers and constraints meet each row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import batched, chain
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, connections, models, transaction
from django.db.models.base import ModelState

Nothing = type(None)

AT_ONCE = (200, 20, 1)
"""So many rows go in one statement, as far as there are so many: each size is a statement that is written once.

For each statement SQLite copies every page that it touches, in case a trigger stops it halfway: alone, most of what a
row costs.
"""


def fill(rows: Sequence[models.Model]) -> None:
    """Insert rows of one table: all of them or none. Numbers that the database gives are not read back."""
    if not rows:
        return
    model = type(rows[0])
    names = tuple(field.attname for field in own_fields(model))
    lay(model, names, list(map(attrgetter(*names), rows)))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def put(model: type[models.Model], rows: Sequence[NamedTuple]) -> None:
    """Insert rows that nobody needs as objects. Each tells, by its columns' names, what the database does not give."""
    if rows:
        lay(model, rows[0]._fields, rows)


def made[Row: models.Model](model: type[Row], **columns: object) -> Row:
    """A new row as ``model(**columns)`` makes it, of columns alone, without its way through every field.

    Raises TypeError for what is no column.
    """
    constant, made_anew = defaults(model)
    if strange := columns.keys() - constant.keys():
        raise TypeError(f"{model.__name__} has no {', '.join(sorted(strange))}")
    row: Row = object.__new__(model)
    row._state = ModelState()
    vars(row).update(constant)
    for name, default in made_anew:
        vars(row)[name] = default()
    vars(row).update(columns)
    return row


@cache
def defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """What stands in each column of a new row until somebody says otherwise; and what makes it anew for each row."""
    fields = model._meta.concrete_fields
    made_anew = [(field.attname, field.default) for field in fields if field.has_default() and callable(field.default)]
    return {field.attname: field.get_default() for field in fields}, made_anew


def own_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Those whose values the database does not give."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]


def lay(model: type[models.Model], names: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows that are told by the values of these columns, in this order."""
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in names]
    values = [prepared(field, column) for field, column in zip(fields, zip(*rows, strict=True), strict=True)]
    ready = list(zip(*values, strict=True))
    with connection.cursor() as cursor:
        if len(ready) == 1:
            cursor.execute(insertion(model, names, 1, connection.vendor), ready[0])
            return
        with transaction.atomic(savepoint=False):
            for size, some in in_sizes(ready):
                cursor.executemany(insertion(model, names, size, connection.vendor), some)


def in_sizes(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """The same rows as they go into statements: of each size, the values of each statement."""
    begin = 0
    for size in AT_ONCE:
        end = len(rows) - (len(rows) - begin) % size
        if end > begin:
            yield size, [tuple(chain.from_iterable(some)) for some in batched(rows[begin:end], size)]
        begin = end


def prepared(field: models.Field[Any, Any], column: Sequence[Any]) -> Sequence[Any]:
    """A column's values as the database takes them. What stands there often is worked out once."""
    kinds, source = set(map(type, column)), field
    while isinstance(source, models.ForeignKey):
        source = source.target_field
    if kinds <= untouched(source, connection.vendor):
        return column
    if isinstance(source, models.UUIDField) and kinds <= {UUID, Nothing}:
        return [one and one.hex for one in column]
    here = connections[connection.alias]
    if isinstance(source, (models.JSONField, models.BinaryField)):
        return [field.get_db_prep_save(value, here) for value in column]
    known = {value: field.get_db_prep_save(value, here) for value in set(column)}
    return [known[value] for value in column]


def untouched(source: models.Field[Any, Any], vendor: str) -> set[type]:
    """Values of which types the engine takes as they are."""
    match source:
        case models.CharField() | models.TextField():
            return {str, Nothing}
        case models.BinaryField():
            return {bytes, Nothing}
        case models.IntegerField() if vendor == "sqlite":
            return {int, Nothing}
        case models.UUIDField() if vendor == "postgresql":
            return {UUID, Nothing}
    return {Nothing}


@cache
def insertion(model: type[models.Model], names: tuple[str, ...], rows: int, _vendor: str) -> str:
    """The statement for so many rows, as one engine writes it."""
    by_name, quote = {field.attname: field for field in model._meta.concrete_fields}, connection.ops.quote_name
    columns = ", ".join(quote(str(by_name[name].column)) for name in names)
    places = ", ".join([f"({', '.join(['%s'] * len(names))})"] * rows)
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {places}"  # noqa: S608 (our own names)
