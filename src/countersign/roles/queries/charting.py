"""Who answers to whom for information security: everybody with a role or at the top, and those between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.people import queries as people
from countersign.roles.library import EVERYONE
from countersign.roles.models import Role
from countersign.roles.queries.rows import Standing

if TYPE_CHECKING:
    from countersign.people.models import Person

STEPS = 12
"""So many managers above somebody are looked for."""


@dataclass(frozen=True)
class Place:
    """Somebody in the chart, and those who report to them. ``leads``: they are top management on that day.

    ``below_it``: how many stand below, at whatever distance; ``more``: how many of them are not shown with it.
    """

    person: Person
    leads: bool
    held: tuple[Standing, ...]
    below: tuple[Place, ...]
    below_it: int = 0
    more: int = 0


@dataclass(frozen=True)
class Chart:
    """``tops`` begin with top management; from those in ``apart`` no line leads there. ``vacant``: nobody holds it."""

    tops: tuple[Place, ...]
    apart: tuple[Place, ...]
    vacant: tuple[Role, ...]


def chart(organisation: UUID, on: date, described: Iterable[Role], found: Iterable[Standing]) -> Chart:
    """``described``: what every role is; ``found``: the appointments of the day, of which those count that hold."""
    held: dict[UUID, list[Standing]] = {}
    for one in found:
        if one.holds:
            held.setdefault(one.appointment.person_id, []).append(one)
    top = set(people.leaders(organisation, on).values_list("person_id", flat=True))
    here = with_managers(organisation, on, {*held, *top}, top)
    return Chart(
        *lines(here, top, held),
        vacant=tuple(role for role in described if role.key != EVERYONE and role.key not in keys(held)),
    )


def keys(held: Mapping[UUID, list[Standing]]) -> set[str]:
    return {one.appointment.role.key for some in held.values() for one in some}


def with_managers(organisation: UUID, on: date, some: set[UUID], top: set[UUID]) -> dict[UUID, Person]:
    """Those people and the managers above each, up to top management, as far as they are here on the day."""
    found: dict[UUID, Person] = {}
    wanted = some
    for _step in range(STEPS):
        new = people.active(organisation, on).in_bulk(list(wanted))
        found |= new
        above = {one.manager_id for id, one in new.items() if one.manager_id and id not in top}
        wanted = above - found.keys()
        if not wanted:
            break
    return found


def lines(
    here: Mapping[UUID, Person], top: set[UUID], held: Mapping[UUID, list[Standing]]
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Each under their manager; whoever leads stands at the top, whomever they report to."""
    under: dict[UUID | None, list[Person]] = {}
    for person in sorted(here.values(), key=lambda one: (str(one).casefold(), one.id)):
        above = None if person.id in top or person.manager_id not in here else person.manager_id
        under.setdefault(above, []).append(person)
    placed: set[UUID] = set()

    def place(person: Person) -> Place:
        placed.add(person.id)
        below = [place(one) for one in under.get(person.id, []) if one.id not in placed]
        n = sum(1 + one.below_it for one in below)
        return Place(person, person.id in top, tuple(held.get(person.id, ())), tuple(below), n)

    first = [place(one) for one in under.get(None, [])]
    # Whoever was not reached reports to somebody who reports to them: each circle is opened where it was come upon.
    circles = [place(one) for one in here.values() if one.id not in placed]
    return tuple(one for one in first if one.leads), tuple(one for one in [*first, *circles] if not one.leads)
