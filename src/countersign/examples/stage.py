"""Where a story is played: one organisation at one instant of its own clock, and its people by their first names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from countersign.examples.calendar import Calendar
from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.refusals import Unknown
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Person

AUTH, VIA = "example", "story"
"""How the ledger says that nobody signed in: the story had it done."""


@dataclass(frozen=True)
class Stage:
    """What an act needs to know: whose, when, and which days are meant by those that are told."""

    organisation: UUID
    calendar: Calendar
    at: datetime

    def person(self, name: str) -> Person:
        """Somebody by the first word of their name, which nobody shares in a story."""
        return people.people(self.organisation).get(Q(name=name) | Q(name__startswith=f"{name} "))

    def by(self, name: str, hat: Hat = Hat.STAFF) -> Actor:
        """Somebody acting in the hats that the organisation gave them; ``hat`` is the one worn."""
        who = self.person(name).id
        worn = people.hats(self.organisation, who, self.at)
        return Actor(ActorKind.PERSON, self.organisation, who, hat, worn, (AUTH,), VIA)

    @property
    def system(self) -> Actor:
        return Actor(ActorKind.SYSTEM, self.organisation, via=VIA)

    def day(self, told: date) -> date:
        return self.calendar.day(told)

    @property
    def today(self) -> date:
        return people.today(self.organisation, self.at)


def there[Thing](found: Thing | None, noun: str) -> Thing:
    """What the story knows to be there. An act that finds nothing to do is a mistake in the story: Unknown."""
    if found is None:
        raise Unknown(noun)
    return found


type Does = Callable[[Stage], object]


@dataclass(frozen=True)
class Act:
    """One act of a story: the day and hour as they are told, what is done, and a name that no other act has."""

    on: date
    at: time
    name: str
    does: Does


def every(first: date, last: date, step: timedelta) -> Iterator[date]:
    """The days from the first to the last, both included."""
    while first <= last:
        yield first
        first += step


def in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: (act.on, act.at)))
