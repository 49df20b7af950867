"""What a row states about itself, and the body of the entry that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.canonical import spelled
from countersign.kernel.chance import token
from countersign.kernel.instants import milliseconds
from countersign.kernel.references import new_id, new_ids, parse_ref, ref
from countersign.ledger import format
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, Proof, digested, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.kinds import Entry, Statement

SALT_BYTES = 32

OFTEN = {str, int, bool, date, datetime}
"""Values of one of these types are spelled alike when they are equal, and stand in many rows."""


@dataclass(frozen=True)
class ActOf:
    """Who did what when: the part that all entries of one act share."""

    id: UUID
    by: Actor
    at: datetime


class Waiting(NamedTuple):
    """An entry that a command has fixed, as ``Pending`` keeps it until it has its place."""

    organisation_id: UUID
    id_of_entry: UUID
    body: bytes
    key_event: bool


class Opening(NamedTuple):
    """What opens the commitments of an entry, as ``Disclosure`` keeps it."""

    id: UUID
    organisation_id: UUID
    id_of_entry: UUID
    person: UUID
    salt: bytes
    values: dict[str, Any]


class Placed(NamedTuple):
    """An entry in its place, as ``Leaf`` keeps it."""

    id: UUID
    organisation_id: UUID
    seq: int
    kind: str
    noun: str
    of: UUID
    data: bytes


class Stated(NamedTuple):
    """An entry ready to be stored: it waits for its place, with what opens it where it only commits to something.

    ``noun`` and ``of``: what it is about.
    """

    noun: str
    of: UUID
    fixed: format.Fixed
    waiting: Waiting
    opening: Opening | None


@cache
def ways_of(model: type[Guarded], *proofs: Proof) -> list[tuple[str, Callable[[Any], Any], Callable[[Any], Any]]]:
    """The columns that are proved so: each with what gives its value the type that the database gives back, and with
    what states it.
    """
    states = {PLAIN: plain, DIGEST: digested, PERSONAL: plain}
    field = model._meta.get_field
    return [
        (column, field(column).to_python, states[how])  # type: ignore[union-attr]
        for column, how in model.proved.items()
        if isinstance(how, Proof) and how in proofs
    ]


def state_of(row: Guarded) -> dict[str, Any]:
    """Every proved column that is not personal: its value, or its digest."""
    return {column: state(typed(getattr(row, column))) for column, typed, state in ways_of(type(row), PLAIN, DIGEST)}


def personal_of(row: Guarded) -> dict[str, Any]:
    """The personal columns that hold something."""
    held = {column: state(typed(getattr(row, column))) for column, typed, state in ways_of(type(row), PERSONAL)}
    return {column: value for column, value in held.items() if value not in (None, "")}


def subject_of(row: Guarded) -> UUID:
    """The person whom the row's personal columns are about."""
    person: UUID = getattr(row, row.subject)
    return person


def state_row(row: Guarded, entry: Entry, act: ActOf) -> Stated:
    """The entry for a row, as the row is now. ``row.entry`` is already the entry's id."""
    return state_rows([row], [entry], act)[0]


def state_rows(rows: Sequence[Guarded], entries: Sequence[Entry], act: ActOf) -> list[Stated]:
    """The same for many of one table: what their entries have in common, and what stands often, is spelled once."""
    frames: dict[Any, format.Frame] = {}
    stated = []
    for row, entry, state, opening in zip(rows, entries, states_of(rows), openings_of(rows, act.at), strict=True):
        common = entry.kind, entry.version, entry.docs, entry.occurred_on
        if common not in frames:
            frames[common] = frame_of(entry, act)
        stated.append(state_in(frames[common], row, entry, state, opening))
    return stated


def states_of(rows: Sequence[Guarded]) -> Iterator[str]:
    """What ``state_of`` says of each row of one table, in its canonical spelling."""
    columns = sorted(ways_of(type(rows[0]), PLAIN, DIGEST), key=itemgetter(0))
    values = [column_of(rows, *way) for way in columns]
    names = ",".join(f'"{name}":%s' for name, _typed, _state in columns)
    return (("{" + names + "}") % one for one in zip(*values, strict=True)) if columns else repeat("{}", len(rows))


def column_of(
    rows: Sequence[Guarded], name: str, typed: Callable[[Any], Any], state: Callable[[Any], Any]
) -> Sequence[str]:
    """One proved column of many rows, each value spelled."""
    column = [getattr(row, name) for row in rows]
    place, kinds = f".state.{name}", {type(value) for value in column if value is not None}
    if len(kinds) > 1 or not kinds <= OFTEN:
        return [spelled(state(typed(value)), place) for value in column]
    known = {value: spelled(state(typed(value)), place) for value in set(column)}
    return [known[value] for value in column]


def state_in(frame: format.Frame, row: Guarded, entry: Entry, state: str, opening: Opening | None) -> Stated:
    personal, salt = (opening.values, opening.salt) if opening else ({}, b"")
    fixed = frame.fix(ref("entry", row.entry), row.ref, state, personal, salt)
    waiting = Waiting(row.belongs_to, row.entry, fixed.body, entry.key_event)
    return Stated(row.noun, row.id, fixed, waiting, opening)


def openings_of(rows: Sequence[Guarded], at: datetime) -> Iterator[Opening | None]:
    """For each row what opens the commitments of its entry; None where it only states."""
    personal = [personal_of(row) for row in rows]
    holding = sum(map(bool, personal))
    ids, salts = iter(new_ids(at, holding)), token(SALT_BYTES * holding)
    begin = 0
    for row, held in zip(rows, personal, strict=True):
        if not held:
            yield None
            continue
        yield Opening(next(ids), row.belongs_to, row.entry, subject_of(row), salts[begin : begin + SALT_BYTES], held)
        begin += SALT_BYTES


def state_alone(statement: Statement, act: ActOf) -> Stated:
    """The entry for an act that has no row. Raises ValueError for what could never be given a place."""
    id, state = new_id(act.at), {name: plain(value) for name, value in statement.state().items()}
    fixed = frame_of(statement, act).fix(ref("entry", id), statement.of, spelled(state, ".state"), {})
    waiting = Waiting(act.by.organisation, id, fixed.body, statement.key_event)
    return Stated(*parse_ref(statement.of), fixed, waiting, None)


def frame_of(entry: Entry, act: ActOf) -> format.Frame:
    """What an entry says beside its row. Raises ValueError for what could never be given a place."""
    common: dict[str, Any] = {
        "v": format.VERSION,
        "at": milliseconds(act.at),
        "kind": entry.kind,
        "kv": entry.version,
        "by": by(act.by),
        "act": ref("act", act.id),
    }
    if entry.docs:
        common["docs"] = list(entry.docs)
    if entry.occurred_on:
        common["occurred_on"] = entry.occurred_on.isoformat()
    return format.Frame(common)


def by(actor: Actor) -> dict[str, Any]:
    """The actor as the leaf keeps it: kind, person, the hat worn, how confirmed, and the way it came in."""
    parts = {
        "kind": actor.kind.value,
        "p": ref("person", actor.person) if actor.person else None,
        "hat": actor.hat.value if actor.hat else None,
        "auth": list(actor.auth),
        "via": actor.via,
    }
    return {key: value for key, value in parts.items() if value}


def placed(waiting: Waiting, stated: Stated | None, log: str, seq: int) -> Placed:
    """The leaf that a waiting entry becomes in its place. ``stated``: the entry as this very act stated it, if it did.

    What waits since another act is read, and checked, again.
    """
    organisation, id, body, _key_event = waiting
    if stated and stated.waiting.body == body:
        fixed = stated.fixed
        return Placed(id, organisation, seq, fixed.kind, stated.noun, stated.of, fixed.placed(log, seq))
    data, leaf = format.place(body, log, seq)
    return Placed(id, organisation, seq, leaf["kind"], *parse_ref(leaf["of"]), data)
