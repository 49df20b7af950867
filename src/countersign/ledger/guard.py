"""Guarded tables: no row without an entry, no entry without its row.

``Guarded`` is what a model becomes to be evidence. The gate is a wrapper around every statement that goes
to the database: INSERT, UPDATE, DELETE or TRUNCATE of a guarded table, anywhere in the statement, is
refused unless ``ledger.writing`` has opened that table for this moment. It guards against our own
mistakes; triggers and the ledger guard against everybody else's (decision 9).

Imported by ``*.models`` and ``ledger.writing`` only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, ClassVar, NoReturn, Self
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from countersign.kernel.references import Ref, ref
from countersign.ledger.columns import Proved
from countersign.ledger.protection import KEPT, Protection

_open: ContextVar[frozenset[str]] = ContextVar("open tables", default=frozenset())

IMPLIED = frozenset({"id", "organisation_id", "entry"})
"""Columns that a leaf proves by where it stands: ``of``, ``log`` and ``id``."""


class Unguarded(RuntimeError):
    """Somebody tried to change a guarded table past ``write``. A mistake in our code, never a person's."""


class GuardedQuerySet[Row: models.Model](models.QuerySet[Row]):
    """Reads as usual. Set-wise changes do not exist; a column that was not asked for is not fetched later."""

    def as_manager_does(self) -> Self:
        return self.fetch_mode(models.FETCH_RAISE)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise Unguarded(f"{self.model.__name__} is guarded: change it with write, one row and one entry at a time")

    update = delete = bulk_update = bulk_create = get_or_create = update_or_create = _refuse


class GuardedManager[Row: models.Model](models.Manager[Row]):
    def get_queryset(self) -> GuardedQuerySet[Row]:
        return GuardedQuerySet[Row](self.model, using=self._db).as_manager_does()


class Guarded(models.Model):
    """A table whose every row is proved by the ledger.

    ``noun`` names its rows in references, ``proved`` says of every column how, ``subject`` names the column
    that holds the person its personal columns are about, ``scope`` the column that holds the organisation,
    ``files`` its plain columns that hold digests of kept files (``ledger.files``), ``protection`` what the
    database refuses.
    """

    noun: ClassVar[str]
    proved: ClassVar[Proved]
    subject: ClassVar[str] = ""
    scope: ClassVar[str] = "organisation_id"
    files: ClassVar[tuple[str, ...]] = ()
    protection: ClassVar[Protection] = KEPT

    id = models.UUIDField(primary_key=True, editable=False)
    entry = models.UUIDField(editable=False)

    objects = GuardedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @property
    def ref(self) -> Ref:
        return ref(self.noun, self.id)

    @property
    def belongs_to(self) -> UUID:
        """The organisation whose ledger speaks of this row."""
        organisation: UUID = getattr(self, self.scope)
        return organisation


def guarded_models() -> list[type[Guarded]]:
    """Every guarded model of the installation, in the order Django knows them."""
    return [model for model in apps.get_models() if issubclass(model, Guarded)]


@lru_cache(maxsize=1)
def guarded_tables() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in guarded_models())


TOKENS = re.compile(
    r"""(?P<noise> /\*.*?\*/ | --[^\n]* | \bE'(?:[^'\\]|\\.|'')*' )
      | (?P<name> "(?:[^"]|"")*" | '\w+' )
      | '(?:[^']|'')*'""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""What may hide a word or look like one: comments, strings, quoted names (SQLite takes ``'name'`` for a name)."""

WRITES = re.compile(
    r"""\b(?: INSERT\s+(?:OR\s+\w+\s+)?INTO | REPLACE\s+INTO | UPDATE(?:\s+OR\s+\w+)? | DELETE\s+FROM
            | TRUNCATE(?:\s+TABLE)? | MERGE\s+INTO | COPY )\b
        \s* (?:ONLY\b\s*)? (?:["`'\[]?\w+["`'\]]?\s*\.\s*)? ["`'\[]?(\w+)["`'\]]?
        ((?:\s*\*?\s*,\s*(?:ONLY\s+)?(?:"?\w+"?\s*\.\s*)?"?\w+"?)*)""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=4096)
def tables_written(sql: str) -> frozenset[str]:
    """The tables that a statement changes, however it is dressed."""
    written: set[str] = set()
    for first, others in WRITES.findall(TOKENS.sub(lambda token: token["name"] or " ", sql)):
        written.update(name.lower() for name in (first, *re.findall(r"\w+", others)))
    return frozenset(written)


def gate(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """The execute wrapper: see the module's first lines."""
    closed = (tables_written(sql) & guarded_tables()) - _open.get()
    if closed:
        raise Unguarded(f"{', '.join(sorted(closed))} is guarded: use ledger.writing")
    return execute(sql, params, many, context)


@contextmanager
def opened(*tables: str) -> Iterator[None]:
    """Let these tables be written inside the block. For ``ledger.writing`` and the sequencer alone."""
    restore = _open.set(_open.get() | frozenset(tables))
    try:
        yield
    finally:
        _open.reset(restore)


def install_gate(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Put the gate before every statement of a connection, once.

    In front of all other wrappers: whoever takes off the one they put on last must not take off ours.
    """
    if gate not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, gate)
