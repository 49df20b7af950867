"""The one door through which evidence is written. Imported by ``*.commands`` only.

@command
def sign(*, version_id, digest_shown, by, at) -> Ref:
    version = locked(Version, by.organisation, version_id)   # lock
    check_can_sign(by, version, digest_shown, at=at)         # may they?
    version.signed_at, version.signed_by_id = at, by.person  # change
    write(version, VersionSigned())                          # write
    return version.ref                                       # return
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, wraps
from typing import Any, cast, overload
from uuid import UUID

from django.db import IntegrityError, models

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.instants import milliseconds
from countersign.kernel.references import Ref, new_id, new_ids, parse_ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger import acts
from countersign.ledger.columns import PERSONAL
from countersign.ledger.filling import fill
from countersign.ledger.guard import Guarded, guarded_models, opened
from countersign.ledger.kinds import Entry, Statement
from countersign.ledger.models import Disclosure
from countersign.ledger.prepared import Prepared, insert
from countersign.ledger.stating import state_alone, state_row, state_rows

MOST_ROWS = 1000
"""Rows in one transaction; more would keep everybody else waiting on SQLite (decision 11)."""


@overload
def command[**P, R: Ref | None](function: Callable[P, R], /) -> Callable[P, R]: ...
@overload
def command[**P, R: Ref | None](*, accepts: set[ActorKind]) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def command(function: Callable[..., Any] | None = None, /, *, accepts: set[ActorKind] | None = None) -> Any:
    """Make a function an act: keyword arguments only, among them ``by`` (an Actor) and ``at`` (an instant).

    The outermost command opens the one durable transaction; a command called inside it shares the act's id,
    actor and instant, checks its own permission and writes its own entry. ``accepts`` names the kinds of actor
    when that is not PERSON alone.
    """
    kinds = accepts or {ActorKind.PERSON}

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def act(*, by: Actor, at: datetime, **what: Any) -> Any:
            if by.kind not in kinds:
                raise Refused("This is not done by this kind of actor.")
            milliseconds(at)
            within = acts.under_way()
            if within is None:
                return outermost(function, by, at, what)
            if (within.act.by, within.act.at) != (by, at):
                raise RuntimeError("a command inside a command has the same actor and instant")
            return function(by=by, at=at, **what)

        return act

    return decorate(function) if function else decorate


def outermost(function: Callable[..., Any], by: Actor, at: datetime, what: dict[str, Any]) -> Ref | None:
    """Do an act once. Asked again with the same id, answer as the first time: an id is entered before all else."""
    id = acts.take_asked_for()
    try:
        with acts.outermost(by, at, id, f"{function.__module__}.{function.__name__}") as doing:
            result: Ref | None = function(by=by, at=at, **what)
            if id:
                acts.remember(doing, result)
            return result
    except IntegrityError:
        if id and (before := acts.done_before(by.organisation, id)):
            return before.result
        raise


def locked[Row: Guarded](model: type[Row], organisation: UUID, id: UUID) -> Row:
    """A row of this organisation, locked until the act ends. Raises Unknown, also for somebody else's row."""
    acts.current()
    found = lock_of(model).first(organisation=organisation, id=id)
    if found is None:
        raise Unknown(model.noun)
    return cast("Row", found)


@cache
def lock_of(model: type[Guarded]) -> Prepared[Guarded]:
    return Prepared(
        lambda organisation, id: model.objects.select_for_update().filter(pk=id, **{model.scope: organisation}),
        organisation=models.UUIDField(),
        id=models.UUIDField(),
    )


def write(row: Guarded, entry: Entry) -> None:
    """Save a guarded row and record its entry: both or neither."""
    doing = acts.current()
    check_owner(row, doing.act.by)
    adding = row._state.adding
    row.entry = new_id(doing.act.at)
    if not adding and hasattr(row, "revision"):
        row.revision += 1
    with opened(row._meta.db_table):
        insert(row) if adding else row.save(force_update=True)
    doing.keep([state_row(row, entry, doing.act)])


def write_many(rows: Sequence[Guarded], entries: Sequence[Entry]) -> None:
    """Insert new rows of one table set-wise, each with its entry. At most 1,000 in one act."""
    doing = acts.current()
    if len(rows) != len(entries) or len(rows) > MOST_ROWS:
        raise ValueError(f"one entry a row, at most {MOST_ROWS} rows")
    if not rows:
        return
    for row, id in zip(rows, new_ids(doing.act.at, len(rows)), strict=True):
        check_owner(row, doing.act.by)
        row.entry = id
    with opened(rows[0]._meta.db_table):
        fill(rows)
    doing.keep(state_rows(rows, entries, doing.act))


def record(statement: Statement) -> None:
    """Record an act that has no row. What a statement is of has no row either, or the row would contradict it."""
    doing = acts.current()
    noun, _ = parse_ref(statement.of)
    if noun in {model.noun for model in guarded_models()}:
        raise ValueError(f"{noun} rows are recorded with write")
    doing.keep([state_alone(statement, doing.act)])


def erase(person: UUID) -> None:
    """Empty every personal column about somebody, and delete what opens the ledger's commitments to them.

    The only other writer, and it can write nothing but NULL (decision 17). The caller then writes the person's
    row with ``person.erased``.
    """
    organisation = acts.current().act.by.organisation
    for model in guarded_models():
        columns = [column for column, how in model.proved.items() if how is PERSONAL]
        if columns:
            about = rows_of(model).filter(**{model.scope: organisation, model.subject: person})
            with opened(model._meta.db_table):
                about.update(**dict.fromkeys(columns))
    Disclosure.objects.filter(organisation_id=organisation, person=person).delete()


def rows_of(model: type[Guarded]) -> models.QuerySet[Guarded]:
    """Set-wise writing, which the model's own manager does not know."""
    return models.QuerySet(model)


def check_owner(row: Guarded, by: Actor) -> None:
    if row.belongs_to != by.organisation:
        raise RuntimeError("a command writes rows of its actor's organisation only")
