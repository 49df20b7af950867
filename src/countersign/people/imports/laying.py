"""A plan that is too long for one act, laid out as steps: who is entered in which order, then everything else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from countersign.kernel.references import new_ids
from countersign.people.imports.plan import Item, Plan, State
from countersign.people.imports.values import to_json
from countersign.people.models import ImportSeries


class Verb(StrEnum):
    """What a step does. Whoever leads in a circle gets their manager when everybody is entered."""

    ENTER = "ENTER"
    MANAGER = "MANAGER"
    CHANGE = "CHANGE"
    LEAVE = "LEAVE"


class Doing(NamedTuple):
    """One act of a plan: what it does, about whom, and what it takes to do it."""

    verb: Verb
    item: Item
    person: UUID
    told: dict[str, Any]


class Step(NamedTuple):
    """The same with its place, as ``ImportStep`` keeps it."""

    organisation_id: UUID
    import_id: UUID
    position: int
    verb: str
    row: int
    told: dict[str, Any]
    name: str
    person_id: UUID
    refusal: str = ""


def steps_of(plan: Plan, series: ImportSeries, at: datetime) -> Iterator[Step]:
    """Every act of a plan, managers before those who report to them. Those who are new get their ids here."""
    taken = set(series.taken)
    coming = [item for item in plan.items if item.state is State.NEW or is_taken(item, taken)]
    ordered = managers_first(coming)
    ids = dict(zip((f"row {item.row}" for item in ordered), new_ids(at, len(ordered)), strict=True))
    steps = chain(
        entering(ordered, ids),
        changing(plan.of(State.CHANGED), ids),
        leaving(plan.of(State.GONE), set(series.gone)),
    )
    of = series.organisation_id, series.id
    for position, (verb, item, person, told) in enumerate(steps):
        yield Step(*of, position, verb.value, item.row, told, item.name, person)


def is_taken(item: Item, taken: Collection[int]) -> bool:
    return item.state is State.ACCOUNT and item.row in taken


def managers_first(items: list[Item]) -> list[Item]:
    """So that a manager has an id before somebody names them, unless they lead in a circle."""
    rows = {f"row {item.row}": item for item in items}
    ordered: list[Item] = []
    seen: set[int] = set()
    for item in items:
        chain: list[Item] = []
        upwards: Item | None = item
        while upwards and upwards.row not in seen:
            seen.add(upwards.row)
            chain.append(upwards)
            upwards = rows.get(manager_of(upwards))
        ordered += reversed(chain)
    return ordered


def manager_of(item: Item) -> str:
    """A manager's id, ``row 7`` for somebody who is new there, or nothing."""
    changed = item.change_of("manager_id")
    return changed.after if changed else ""


def entering(items: list[Item], ids: dict[str, UUID]) -> Iterator[Doing]:
    there: set[str] = set()
    late = []
    for item in items:
        me, manager = f"row {item.row}", manager_of(item)
        there.add(me)
        known = manager and (not manager.startswith("row ") or manager in there)
        if manager and not known:
            late.append(item)
        told = {"line": said(item), "manager": id_of(manager, ids) if known else ""}
        yield Doing(Verb.ENTER, item, ids[me], told)
    for item in late:
        yield Doing(Verb.MANAGER, item, ids[f"row {item.row}"], {"manager": id_of(manager_of(item), ids)})


def changing(items: list[Item], ids: dict[str, UUID]) -> Iterator[Doing]:
    for item in items:
        if item.person is None:
            raise RuntimeError("a change is about somebody")
        changes = [[one.field, one.before, id_of(one.after, ids)] for one in item.changes]
        told = {"line": said(item), "changes": changes, "revision": item.person.revision}
        yield Doing(Verb.CHANGE, item, item.person.id, told)


def leaving(items: list[Item], gone: Collection[str]) -> Iterator[Doing]:
    for item in items:
        if item.person and item.person.id.hex in gone:
            yield Doing(Verb.LEAVE, item, item.person.id, {"revision": item.person.revision})


def id_of(written: str, ids: dict[str, UUID]) -> str:
    """The id of somebody who is new in a row; everything else stays what it is."""
    return ids[written].hex if written in ids else "" if written.startswith("row ") else written


def said(item: Item) -> dict[str, Any]:
    if item.line is None:
        raise RuntimeError("a row that does something says something")
    return to_json(item.line)
