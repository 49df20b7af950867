"""Who answers to whom for information security: everybody with a role or at the top, and those between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast
from uuid import UUID

from countersign.ledger.remembering import recalled
from countersign.people import queries as people
from countersign.roles.library import EVERYONE
from countersign.roles.models import Role
from countersign.roles.queries import brief
from countersign.roles.queries.rows import Standing, standings

if TYPE_CHECKING:
    from countersign.people.models import Person

STEPS = 12
"""So many managers above somebody are looked for."""


class Known(NamedTuple):
    """All that decides where somebody stands."""

    name: str
    manager_id: UUID | None


@dataclass(frozen=True)
class Spot:
    """Where somebody stands, and those who report to them, without more of anybody than who it is."""

    of: UUID
    leads: bool
    below: tuple[Spot, ...]
    below_it: int = 0
    more: int = 0


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

    @property
    def of(self) -> UUID:
        return self.person.id


@dataclass(frozen=True)
class Tree[Node: Spot | Place]:
    """``tops`` begin with top management; from those in ``apart`` no line leads there. ``vacant``: nobody holds it."""

    tops: tuple[Node, ...]
    apart: tuple[Node, ...]
    vacant: tuple[Role, ...]


type Chart = Tree[Place]
type Outline = Tree[Spot]

DECIDE = brief.DECIDE | {"leader"}
"""What it is worked out from who stands where."""


def chart(organisation: UUID, on: date, described: Iterable[Role], found: Iterable[Standing]) -> Chart:
    """``described``: what every role is; ``found``: the appointments of the day, of which those count that hold."""
    held: dict[UUID, list[Standing]] = {}
    for one in found:
        if one.holds:
            held.setdefault(one.appointment.person_id, []).append(one)
    top = leading(organisation, on)
    here: dict[UUID, Person] = {}

    def read(some: set[UUID]) -> dict[UUID, Known]:
        new = people.active(organisation, on).in_bulk(list(some))
        here.update(new)
        return known(new)

    tops, apart = spots(with_managers({*held, *top}, top, read), top)
    manned = {one.appointment.role.key for some in held.values() for one in some}
    return Tree(placed(tops, here, held), placed(apart, here, held), vacant(described, manned))


def outline(organisation: UUID, on: date, described: Iterable[Role]) -> Outline:
    """The same of everybody who holds a role on a day, for a page that shows a part of it.

    Who stands where is remembered with its place in the ledger; nothing that a page shows of them is.
    """

    def drawn() -> tuple[tuple[Spot, ...], tuple[Spot, ...], frozenset[str]]:
        def read(some: set[UUID]) -> dict[UUID, Known]:
            return known(people.active(organisation, on).only("organisation", "name", "manager").in_bulk(list(some)))

        held, top = brief.briefs(organisation, on).holders, leading(organisation, on)
        return *spots(with_managers(top.union(*held.values()), top, read), top), frozenset(held)

    tops, apart, manned = recalled(organisation, "chart", DECIDE, drawn, which=on)
    return Tree(tops, apart, vacant(described, manned))


def inhabited(organisation: UUID, on: date, drawn: Outline) -> Chart:
    """What is shown of it, with who people are and what they hold."""
    shown = {one.of for one in every((*drawn.tops, *drawn.apart))}
    held: dict[UUID, list[Standing]] = {}
    for one in standings(organisation, on, people=shown):
        if one.holds:
            held.setdefault(one.appointment.person_id, []).append(one)
    here = people.people(organisation).in_bulk(list(shown))
    return Tree(placed(drawn.tops, here, held), placed(drawn.apart, here, held), drawn.vacant)


def every[Node: Spot | Place](nodes: Iterable[Node]) -> Iterator[Node]:
    """All of them, the upper levels first."""
    waiting = deque(nodes)
    while waiting:
        one = waiting.popleft()
        yield one
        waiting.extend(cast("tuple[Node, ...]", one.below))


def leading(organisation: UUID, on: date) -> set[UUID]:
    return set(people.leaders(organisation, on).values_list("person_id", flat=True))


def vacant(described: Iterable[Role], manned: Collection[str]) -> tuple[Role, ...]:
    return tuple(role for role in described if role.key != EVERYONE and role.key not in manned)


def known(some: Mapping[UUID, Person]) -> dict[UUID, Known]:
    return {id: Known(str(one), one.manager_id) for id, one in some.items()}


def with_managers(some: set[UUID], top: set[UUID], read: Callable[[set[UUID]], dict[UUID, Known]]) -> dict[UUID, Known]:
    """Those people and the managers above each, up to top management, as far as they are here on the day."""
    found: dict[UUID, Known] = {}
    wanted = some
    for _step in range(STEPS):
        new = read(wanted)
        found |= new
        above = {one.manager_id for id, one in new.items() if one.manager_id and id not in top}
        wanted = above - found.keys()
        if not wanted:
            break
    return found


def spots(here: Mapping[UUID, Known], top: Collection[UUID]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Each under their manager; whoever leads stands at the top, whomever they report to."""
    under: dict[UUID | None, list[UUID]] = {}
    for id in sorted(here, key=lambda id: (here[id].name.casefold(), id)):
        above = here[id].manager_id
        under.setdefault(None if id in top or above not in here else above, []).append(id)
    reached: set[UUID] = set()

    def place(id: UUID) -> Spot:
        reached.add(id)
        below = [place(one) for one in under.get(id, []) if one not in reached]
        return Spot(id, id in top, tuple(below), sum(1 + one.below_it for one in below))

    first = [place(id) for id in under.get(None, [])]
    # Whoever was not reached reports to somebody who reports to them: each circle is opened where it was come upon.
    circles = [place(id) for id in here if id not in reached]
    return tuple(one for one in first if one.leads), tuple(one for one in [*first, *circles] if not one.leads)


def placed(some: Iterable[Spot], here: Mapping[UUID, Person], held: Mapping[UUID, list[Standing]]) -> tuple[Place, ...]:
    """The people who stand there, with what they hold."""
    return tuple(
        Place(
            person=here[one.of],
            leads=one.leads,
            held=tuple(held.get(one.of, ())),
            below=placed(one.below, here, held),
            below_it=one.below_it,
            more=one.more,
        )
        for one in some
    )
