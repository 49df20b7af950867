"""A Larkbeam in which many people join, leave and accept on many days, the same in every run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random
from uuid import UUID

from countersign.kernel.actors import Hat
from countersign.people.commands.leave import leave
from countersign.people.enums import PersonKind
from tests.acknowledgements.worlds import accepted_by, joins, next_version
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.worlds import after, in_force_from, second_leader

FIRST, ONE = date(2026, 1, 6), timedelta(days=1)
SECOND_VERSION_AFTER = 40
DAYS = tuple(FIRST + number * ONE for number in (-1, 0, 14, 15, 16, 39, 40, 54, 55, 56, 80, 110, 364, 400))
"""Days on which something turns, and the days beside them."""

type Event = tuple[int, Callable[[], object]]


def answering(here: Cast, *, material: bool, size: int = 24, seed: int = 5) -> UUID:
    """A policy in force from the first day, a second version later, and people who answer in their own time."""
    chance = Random(seed)  # noqa: S311 - tests need the same people each time
    policy, first = in_force_from(here)
    versions = [first]

    def follow() -> None:
        versions.append(next_version(here, policy, material=material, at=after(SECOND_VERSION_AFTER)))

    events: list[Event] = [(SECOND_VERSION_AFTER, follow)]
    for number in range(size):
        events += life_of(here, f"P {number}", versions, chance)
    second_leader(here, "p.3")
    for _, happens in sorted(events, key=lambda event: event[0]):
        happens()
    return policy


def life_of(here: Cast, name: str, versions: list[UUID], chance: Random) -> list[Event]:
    """Somebody joins, perhaps accepts, perhaps later again, perhaps leaves; each with the day on which it happens."""
    joined = chance.choice([None, chance.randint(-300, 0), chance.randint(0, 90)])
    joins(
        here,
        name,
        kind=chance.choice([*PersonKind, PersonKind.EMPLOYEE, PersonKind.EMPLOYEE]),
        executive=chance.random() < 0.3,
        joined_on=None if joined is None else FIRST + joined * ONE,
    )
    first = name.lower().replace(" ", ".")
    if chance.random() < 0.1:
        put_right(here, first, on_leave=True)
    begins, ends = max(joined or 0, 0), chance.choice([None, None, chance.randint(95, 120)])
    events: list[Event] = []
    for _ in range(chance.randint(0, 2)):
        day = begins + chance.choice([0, 13, 14, 15, 16, chance.randint(0, 60)])
        if ends is None or day < ends:
            events.append((day, partial(accepts, here, first, versions, day)))
    if ends is not None:
        events.append((ends, partial(leaves_on, here, first, FIRST + ends * ONE)))
    return events


def accepts(here: Cast, first: str, versions: list[UUID], day: int) -> None:
    """What is in force on that day."""
    accepted_by(here, first, versions[-1], at=after(day, hours=1))


def leaves_on(here: Cast, first: str, day: date) -> None:
    by = here.actor("ruth", Hat.HR)
    leave(person_id=here.person(first).id, left_on=day, by=by, at=after((day - FIRST).days))
