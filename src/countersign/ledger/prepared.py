"""Statements that every request sends: the SQL is written once for each engine, and sent again with other values.

Django writes the SQL of a query set anew each time, which takes several times as long as the database needs to answer.
What is kept here is the text of the statement, never a row: every answer is as fresh as any other, and passes the gate
(``ledger.guard``) like any other.

    by_slug = Prepared(lambda slug: Organisation.objects.filter(slug=slug), slug=SlugField())
    by_slug.first(slug="larkbeam-ltd")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.db import connection
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.query import get_related_populators
from django.db.models.sql import Query
from django.db.models.sql.subqueries import DeleteQuery, InsertQuery, UpdateQuery

from countersign.ledger.filling import fill


class Given(Value):
    """A value in a statement that is told only when it is sent; ``value`` is its name."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(name, output_field=field)
        self.field_told = field

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def among(self, told: dict[str, Any]) -> Any:
        """The value as the database takes it."""
        return self.field_told.get_db_prep_value(told[self.value], connection)


def filled(params: tuple[Any, ...], told: dict[str, Any]) -> list[Any]:
    return [one.among(told) if isinstance(one, Given) else one for one in params]


@dataclass(frozen=True)
class Read:
    """A query set as one engine understands it. ``converters``: place → what makes our value of the database's.

    ``columns`` are those of the row, ``related`` what makes the rows beside it that the query set selects as well,
    ``beside`` the places of what was annotated.
    """

    wanted: QuerySet[Any, Any]
    sql: str
    params: tuple[Any, ...]
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]
    columns: tuple[str, ...]
    related: list[Any]
    beside: dict[str, int]

    def values(self, told: dict[str, Any]) -> Iterator[list[Any]]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled(self.params, told))
            found = cursor.fetchall()
        for row in found:
            values = list(row)
            for at, (convert, column) in self.converters.items():
                for one in convert:
                    values[at] = one(values[at], column, connection)
            yield values

    def row(self, values: list[Any]) -> Any:
        wanted, held = self.wanted, values[: len(self.columns)]
        row = wanted.model.from_db(wanted.db, self.columns, held, fetch_mode=wanted._fetch_mode)  # type: ignore[attr-defined]
        for one in self.related:
            one.populate(values, row)
        for name, at in self.beside.items():
            setattr(row, name, values[at])
        return row


class Prepared[Row: Model]:
    """A query set over values that are told later. Each of them has a field, which says how the database takes it."""

    def __init__(self, write: Callable[..., QuerySet[Row, Any]], **fields: Field[Any, Any]) -> None:
        self.write, self.given = write, {name: Given(name, field) for name, field in fields.items()}
        self.written: dict[str, Read] = {}

    def rows(self, **told: Any) -> list[Row]:
        """Rows, with what was annotated, and with the related rows that the query set selects."""
        read = self.read()
        return [read.row(values) for values in read.values(told)]

    def first(self, **told: Any) -> Row | None:
        return next(iter(self.rows(**told)), None)

    def values(self, **told: Any) -> list[list[Any]]:
        """What a query set with ``values_list`` answers."""
        return list(self.read().values(told))

    @property
    def noun(self) -> str:
        """Of the rows that it answers."""
        noun: str = self.read().wanted.model.noun
        return noun

    def read(self) -> Read:
        """Two threads that come at once write the same."""
        if connection.vendor not in self.written:
            self.written[connection.vendor] = reading(self.write(**self.given))
        return self.written[connection.vendor]


def reading(wanted: QuerySet[Any, Any]) -> Read:
    compiler = wanted.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    select = [one[0] for one in compiler.select]
    shape = compiler.klass_info or {"select_fields": []}
    return Read(
        wanted=wanted,
        sql=sql,
        params=tuple(params),
        converters=compiler.get_converters(select),
        columns=tuple(select[at].target.attname for at in shape["select_fields"]),
        related=get_related_populators(shape, compiler.select, wanted.db, wanted._fetch_mode),  # type: ignore[attr-defined]
        beside=dict(compiler.annotation_col_map or {}),
    )


class Change:
    """A change of an unguarded table over values told later; ``write`` makes it by ``update`` or ``delete``."""

    def __init__(self, write: Callable[..., Query], **fields: Field[Any, Any]) -> None:
        self.write, self.given = write, {name: Given(name, field) for name, field in fields.items()}
        self.written: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def make(self, **told: Any) -> int:
        """How many rows it met."""
        if connection.vendor not in self.written:
            sql, params = self.write(**self.given).get_compiler(connection=connection).as_sql()
            self.written[connection.vendor] = sql, tuple(params)
        sql, params = self.written[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled(params, told))
            return int(cursor.rowcount)


def update(rows: QuerySet[Any, Any], **values: Given) -> Query:
    query = cast("UpdateQuery", rows.query.chain(UpdateQuery))
    query.add_update_values(values)
    return query


def delete(rows: QuerySet[Any, Any]) -> Query:
    return rows.query.chain(DeleteQuery)


def insert(row: Model) -> None:
    """Save a new row. Its key is its own; where the database gives the key, it is not read back."""
    sql, fields = insertion(type(row), connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    row._state.adding, row._state.db = False, connection.alias


@cache
def insertion(model: type[Model], vendor: str) -> tuple[str, list[Field[Any, Any]]]:
    """The statement, and the fields whose values it takes."""
    fields = [field for field in model._meta.concrete_fields if not field.db_returning]
    query = InsertQuery(model)
    query.insert_values(fields, [model()], raw=True)
    [(sql, _)] = query.get_compiler(connection=connection).as_sql()
    return sql, fields


def insert_all(rows: Sequence[Model]) -> None:
    """Save new rows of one table: a single one as it is done most often, many in as few statements as can be."""
    if len(rows) == 1:
        insert(rows[0])
    elif rows:
        fill(rows)
