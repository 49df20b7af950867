"""What a row states about itself, and the body of the entry that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.chance import token
from countersign.kernel.instants import milliseconds
from countersign.kernel.references import Ref, new_id, parse_ref, ref
from countersign.ledger import format
from countersign.ledger.columns import DIGEST, PERSONAL, PLAIN, Proof, digested, plain
from countersign.ledger.guard import Guarded
from countersign.ledger.kinds import Entry
from countersign.ledger.models import Disclosure, Leaf, Pending

SALT_BYTES = 32


@dataclass(frozen=True)
class ActOf:
    """Who did what when: the part that all entries of one act share."""

    id: UUID
    by: Actor
    at: datetime


@dataclass(frozen=True)
class Stated:
    """An entry ready to be stored: it waits in ``pending``, with the disclosure of what it only commits to."""

    pending: Pending
    disclosure: Disclosure | None


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
    personal = personal_of(row)
    disclosure = disclose(row, personal, act.at) if personal else None
    salt = bytes(disclosure.salt) if disclosure else b""
    committed = {column: format.commitment(salt, column, value) for column, value in personal.items()}
    return Stated(pend(row.entry, row.belongs_to, entry, row.ref, state_of(row), committed, act), disclosure)


def disclose(row: Guarded, personal: dict[str, Any], at: datetime) -> Disclosure:
    return Disclosure(
        id=new_id(at),
        organisation_id=row.belongs_to,
        id_of_entry=row.entry,
        person=subject_of(row),
        salt=token(SALT_BYTES),
        values=personal,
    )


def pend(
    id: UUID,
    organisation: UUID,
    entry: Entry,
    of: Ref,
    state: dict[str, Any],
    committed: dict[str, str],
    act: ActOf,
) -> Pending:
    """Fix everything about an entry but its place. Raises ValueError for what could never be given one."""
    body: dict[str, Any] = {
        "v": format.VERSION,
        "id": ref("entry", id),
        "at": milliseconds(act.at),
        "kind": entry.kind,
        "kv": entry.version,
        "by": by(act.by),
        "of": of,
        "state": state,
        "act": ref("act", act.id),
    }
    if entry.docs:
        body["docs"] = list(entry.docs)
    if committed:
        body["c"] = committed
    if entry.occurred_on:
        body["occurred_on"] = entry.occurred_on.isoformat()
    return Pending(organisation_id=organisation, id_of_entry=id, body=format.fix(body), key_event=entry.key_event)


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


def leaf_row(pending: Pending, log: str, seq: int) -> Leaf:
    """The leaf that a waiting entry becomes in its place."""
    data, leaf = format.place(bytes(pending.body), log, seq)
    noun, of = parse_ref(leaf["of"])
    return Leaf(
        id=pending.id_of_entry,
        organisation_id=pending.organisation_id,
        seq=seq,
        kind=leaf["kind"],
        noun=noun,
        of=of,
        data=data,
    )
