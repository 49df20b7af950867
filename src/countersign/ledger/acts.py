"""The act in progress: one outermost command, its transaction, and everything it records.

An act has an id. A page puts a fresh one into its form; the same id again leads to the first result, so a
double click and a retry after a crash change nothing (decision 8).
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import UUID

from django.db import connection, transaction
from django.db.models import CharField, UUIDField

from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id
from countersign.ledger.filling import put
from countersign.ledger.models import Act, Disclosure, Pending
from countersign.ledger.prepared import Change, Prepared, insert, update
from countersign.ledger.sequencing import inline, sequence
from countersign.ledger.stating import ActOf, Stated

_current: ContextVar[InProgress | None] = ContextVar("act in progress", default=None)
_asked_for: ContextVar[UUID | None] = ContextVar("act id of the form", default=None)
_asked_on: ContextVar[str] = ContextVar("page of the form", default="")


class OutsideAnAct(RuntimeError):
    """A mistake in our code: rows are written inside commands."""


@dataclass(frozen=True)
class Before:
    """This act has been done before; here is what came of it then, and the page that its form was sent to."""

    result: Ref | None
    page: str = ""


class InProgress:
    """An act that is under way: its id, who, when, and the entries that it has recorded, by their ids."""

    def __init__(self, act: ActOf) -> None:
        self.act = act
        self.recorded: dict[UUID, Stated] = {}

    def keep(self, stated: list[Stated]) -> None:
        """Store entries to wait for their place, with their disclosures."""
        put(Pending, [one.waiting for one in stated])
        put(Disclosure, [one.opening for one in stated if one.opening])
        self.recorded |= {one.waiting.id_of_entry: one for one in stated}


def current() -> InProgress:
    act = _current.get()
    if act is None:
        raise OutsideAnAct("this is only done inside a command")
    return act


def under_way() -> InProgress | None:
    return _current.get()


@contextmanager
def asked_for(act: UUID, page: str = "") -> Iterator[None]:
    """The next outermost command inside this block is the act with this id, asked for on this page."""
    restore, page_before = _asked_for.set(act), _asked_on.set(page)
    try:
        yield
    finally:
        _asked_for.reset(restore)
        _asked_on.reset(page_before)


def take_asked_for() -> UUID | None:
    """The id that the form brought along, once: a second command in the same block is another act."""
    act = _asked_for.get()
    _asked_for.set(None)
    return act


DONE = Prepared(
    lambda organisation, act: Act.objects.filter(organisation_id=organisation, act=act),
    organisation=UUIDField(),
    act=UUIDField(),
)


def done_before(organisation: UUID, act: UUID) -> Before | None:
    found = DONE.first(organisation=organisation, act=act)
    return Before(found.result or None, found.page) if found else None


@contextmanager
def outermost(by: Actor, at: datetime, id: UUID | None, command: str) -> Iterator[InProgress]:
    """One durable transaction around a whole act. When it is left without an error, it is on disk."""
    with in_line_for_writing(), transaction.atomic(durable=True):
        doing = InProgress(ActOf(id or new_id(at), by, at))
        if id:
            asked = {"act": id, "command": command, "page": _asked_on.get()}
            insert(Act(id=new_id(at), organisation_id=by.organisation, at=at, **asked))
        restore = _current.set(doing)
        try:
            yield doing
        finally:
            _current.reset(restore)
        if doing.recorded and inline():
            sequence(by.organisation, at, stated=doing.recorded)


REMEMBER = Change(
    lambda organisation, act, result: update(Act.objects.filter(organisation_id=organisation, act=act), result=result),
    organisation=UUIDField(),
    act=UUIDField(),
    result=CharField(),
)


def remember(doing: InProgress, result: Ref | None) -> None:
    """Keep the result beside the act's id, for whoever asks again."""
    act = doing.act
    REMEMBER.make(organisation=act.by.organisation, act=act.id, result=result or "")


@contextmanager
def in_line_for_writing() -> Iterator[None]:
    """On SQLite, wait for the write lock in the kernel's queue and not in SQLite's busy loop.

    Costs nothing elsewhere. The lock file stands beside the database.
    """
    queue = open_queue()
    if queue is None:
        yield
        return
    with queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield


def open_queue() -> IO[bytes] | None:
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return None
    name = str(connection.settings_dict["NAME"])
    if name == ":memory:" or name.startswith("file:"):
        return None
    return Path(name + "-queue").open("ab")
