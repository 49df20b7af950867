"""Statements that every request sends: the SQL is written once for each engine, and sent again with other values.

Django writes the SQL of a query set anew each time, which takes several times as long as the database needs to answer.
What is kept here is the text of the statement, never a row: every answer is as fresh as any other, and passes the gate
(``ledger.guard``) like any other.

    by_slug = Prepared(lambda slug: Organisation.objects.filter(slug=slug), slug=SlugField())
    by_slug.first(slug="larkbeam-ltd")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Field, Model, QuerySet, UUIDField, Value
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators
from django.db.models.sql import Query
from django.db.models.sql.subqueries import DeleteQuery, InsertQuery, UpdateQuery


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


type Converters = tuple[tuple[int, list[Callable[..., Any]], Any], ...]
"""Of places in a row of the database: what makes our value of the database's, and the column that it is told."""


@dataclass(frozen=True)
class Beside:
    """Rows of another table that a query set selects as well. ``key``: the place of their primary key.

    Years of rows name the same few people: what stands beside several rows is made once, and is one object.
    """

    made_by: Any
    key: int
    converters: Converters
    inner: tuple[Beside, ...]

    def put(self, row: Any, values: list[Any], made: dict[tuple[int, Any], Any]) -> None:
        """Set it on a row. ``made``: what this answer has brought already."""
        it, key = self.made_by, values[self.key]
        one = made.get((self.key, key)) if key is not None else None
        if one is None and key is not None:
            convert(values, self.converters)
            one = made[self.key, key] = it.from_db(it.db, it.init_list, values[it.cols_start : it.cols_end])
            for each in self.inner:
                each.put(one, values, made)
        it.local_setter(row, one)
        if one is not None:
            it.remote_setter(one, row)


def made_of(wanted: QuerySet[Any, Any], columns: tuple[str, ...], values: list[Any]) -> Any:
    """A row as ``Model.from_db`` makes it. What was not asked for is not in it: so Django knows what is deferred.

    Without its way through every field of the model, which takes most of the time of a narrow read.
    """
    row: Any = object.__new__(wanted.model)
    row._state = ModelState()
    row._state.db, row._state.adding = wanted.db, False
    row._state.fetch_mode = wanted._fetch_mode  # type: ignore[attr-defined]
    vars(row).update(zip(columns, values, strict=False))
    return row


def convert(values: list[Any], converters: Converters) -> None:
    """What the database leaves empty is empty here."""
    for at, some, column in converters:
        if values[at] is not None:
            for one in some:
                values[at] = one(values[at], column, connection)


same_id = lru_cache(maxsize=8192)(UUID)
"""An identifier from its digits, where the engine has no type for it: rows of years name the same few again."""


def identified(digits: str, _column: Any, _connection: Any) -> UUID:
    return same_id(digits)


def converting(column: Any, some: list[Callable[..., Any]]) -> list[Callable[..., Any]]:
    return [identified] if isinstance(column.output_field, UUIDField) else some


@dataclass(frozen=True)
class Read:
    """A query set as one engine understands it.

    ``columns`` are those of the row, ``own`` makes its values and those of what was annotated, which have their places
    in ``annotated``; ``others`` make the values of the rows ``beside`` it that the query set selects as well.
    """

    wanted: QuerySet[Any, Any]
    sql: str
    params: tuple[Any, ...]
    own: Converters
    others: Converters
    columns: tuple[str, ...]
    beside: tuple[Beside, ...]
    annotated: dict[str, int]

    def found(self, told: dict[str, Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled(self.params, told))
            return cast("list[Any]", cursor.fetchall())

    def values(self, told: dict[str, Any]) -> Iterator[list[Any]]:
        for row in self.found(told):
            values = list(row)
            convert(values, self.own)
            convert(values, self.others)
            yield values

    def rows(self, told: dict[str, Any]) -> Iterator[Any]:
        made: dict[tuple[int, Any], Any] = {}
        for row in self.found(told):
            yield self.row(list(row), made)

    def row(self, values: list[Any], made: dict[tuple[int, Any], Any]) -> Any:
        convert(values, self.own)
        row = made_of(self.wanted, self.columns, values)
        for one in self.beside:
            one.put(row, values, made)
        for name, at in self.annotated.items():
            setattr(row, name, values[at])
        return row


class Prepared[Row: Model]:
    """A query set over values that are told later. Each of them has a field, which says how the database takes it."""

    def __init__(self, write: Callable[..., QuerySet[Row, Any]], **fields: Field[Any, Any]) -> None:
        self.write, self.given = write, {name: Given(name, field) for name, field in fields.items()}
        self.written: dict[str, Read] = {}

    def rows(self, **told: Any) -> list[Row]:
        """Rows, with what was annotated, and with the related rows that the query set selects."""
        return list(self.read().rows(told))

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
    populators = get_related_populators(shape, compiler.select, wanted.db, wanted._fetch_mode)  # type: ignore[attr-defined]
    found = compiler.get_converters(select)
    converters: Converters = tuple((at, converting(found[at][1], found[at][0]), found[at][1]) for at in sorted(found))
    beside = tuple(standing_beside(one, converters) for one in populators)
    within = {at for one in beside for at in places(one)}
    return Read(
        wanted=wanted,
        sql=sql,
        params=tuple(params),
        own=tuple(one for one in converters if one[0] not in within),
        others=tuple(one for one in converters if one[0] in within),
        columns=tuple(select[at].target.attname for at in shape["select_fields"]),
        beside=beside,
        annotated=dict(compiler.annotation_col_map or {}),
    )


def standing_beside(populator: Any, converters: Converters) -> Beside:
    here = range(populator.cols_start, populator.cols_end)
    return Beside(
        made_by=populator,
        key=populator.cols_start + populator.pk_idx,
        converters=tuple(one for one in converters if one[0] in here),
        inner=tuple(standing_beside(one, converters) for one in populator.related_populators),
    )


def places(one: Beside) -> Iterator[int]:
    """Of every column of what stands beside a row."""
    yield from range(one.made_by.cols_start, one.made_by.cols_end)
    for each in one.inner:
        yield from places(each)


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
