"""A plan that is too long for one act, laid out as steps: who is entered in which order, then everything else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Any
from uuid import UUID

from countersign.kernel.references import new_ids
from countersign.people.imports.plan import Item, Plan, State
from countersign.people.imports.values import to_json
from countersign.people.models import ImportSeries, ImportStep


class Verb(StrEnum):
    """What a step does. Whoever leads in a circle gets their manager when everybody is entered."""

    ENTER = "ENTER"
    MANAGER = "MANAGER"
    CHANGE = "CHANGE"
    LEAVE = "LEAVE"


def steps_of(plan: Plan, series: ImportSeries, at: datetime) -> Iterator[ImportStep]:
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
    for position, step in enumerate(steps):
        step.organisation_id, step.import_id, step.position = series.organisation_id, series.id, position
        yield step


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


def entering(items: list[Item], ids: dict[str, UUID]) -> Iterator[ImportStep]:
    there: set[str] = set()
    late = []
    for item in items:
        me, manager = f"row {item.row}", manager_of(item)
        there.add(me)
        known = manager and (not manager.startswith("row ") or manager in there)
        if manager and not known:
            late.append(item)
        told = {"line": said(item), "manager": id_of(manager, ids) if known else ""}
        yield step(Verb.ENTER, item, ids[me], told)
    for item in late:
        yield step(Verb.MANAGER, item, ids[f"row {item.row}"], {"manager": id_of(manager_of(item), ids)})


def changing(items: list[Item], ids: dict[str, UUID]) -> Iterator[ImportStep]:
    for item in items:
        if item.person is None:
            raise RuntimeError("a change is about somebody")
        changes = [[one.field, one.before, id_of(one.after, ids)] for one in item.changes]
        told = {"line": said(item), "changes": changes, "revision": item.person.revision}
        yield step(Verb.CHANGE, item, item.person.id, told)


def leaving(items: list[Item], gone: Collection[str]) -> Iterator[ImportStep]:
    for item in items:
        if item.person and item.person.id.hex in gone:
            yield step(Verb.LEAVE, item, item.person.id, {"revision": item.person.revision})


def step(verb: Verb, item: Item, person: UUID, told: dict[str, Any]) -> ImportStep:
    return ImportStep(verb=verb.value, row=item.row, name=item.name, person_id=person, told=told)


def id_of(written: str, ids: dict[str, UUID]) -> str:
    """The id of somebody who is new in a row; everything else stays what it is."""
    return ids[written].hex if written in ids else "" if written.startswith("row ") else written


def said(item: Item) -> dict[str, Any]:
    if item.line is None:
        raise RuntimeError("a row that does something says something")
    return to_json(item.line)
