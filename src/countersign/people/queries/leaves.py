"""Who is on leave on a day, and since when somebody is back.

``on_leave`` says that somebody is away and nobody knows until when. Where the first day is known, and perhaps the day
on which they are back, leave begins and ends by itself, on those days in the organisation's own time zone.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Case, DateField, F, Q, Value, When

from countersign.ledger.remembering import recalled
from countersign.people.models import Person


class OnLeave(Protocol):
    """Whatever tells of somebody's leave."""

    @property
    def on_leave(self) -> bool: ...
    @property
    def leave_from(self) -> date | None: ...
    @property
    def leave_until(self) -> date | None: ...


def is_away(person: Person | OnLeave, on: date) -> bool:
    """Is this person on leave on a day?"""
    begun = person.leave_from is not None and person.leave_from <= on
    return person.on_leave or (begun and (person.leave_until is None or on < person.leave_until))


def back_since(person: Person, on: date) -> date | None:
    """The day on which this person came back from the last leave that is over on a day."""
    over = person.leave_until if person.leave_until and person.leave_until <= on else None
    return max(filter(None, (person.back_on, over)), default=None)


def not_away(on: date, whose: str = "") -> Q:
    """True of whoever is not on leave on a day. ``whose``: the way to the person, such as ``manager__``."""
    before = Q(**{f"{whose}leave_from": None}) | Q(**{f"{whose}leave_from__gt": on})
    return Q(**{f"{whose}on_leave": False}) & (before | Q(**{f"{whose}leave_until__lte": on}))


def away(organisation: UUID, on: date) -> frozenset[UUID]:
    """Whoever is on leave on a day. There may be thousands, so they are remembered."""

    def find() -> frozenset[UUID]:
        everybody = Person.objects.filter(organisation_id=organisation).order_by()
        return frozenset(everybody.exclude(not_away(on)).values_list("id", flat=True))

    return recalled(organisation, "away", frozenset({Person.noun}), find, which=on)


def back_before(day: date, on: date) -> Q:
    """True of whoever was back before a day, or never away, as far as it is known on a later one."""
    back = Q(back_on=None) | Q(back_on__lt=day)
    return back & (Q(leave_until=None) | Q(leave_until__lt=day) | Q(leave_until__gt=on))


def leave_over(on: date) -> Case:
    """The day on which somebody came back from leave that had its days; none while it lasts."""
    return Case(When(leave_until__lte=on, then=F("leave_until")), default=Value(None), output_field=DateField())
