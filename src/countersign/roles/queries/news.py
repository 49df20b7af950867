"""From when people are to be told of an appointment: once somebody holds it, and anew of other duties of 5.3."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Self

from countersign.kernel.instants import day_in
from countersign.roles.models import Appointment, Renewal
from countersign.roles.queries.renewing import by_then


class Made(NamedTuple):
    """What decides that of an appointment, in the order of ``COLUMNS``."""

    key: str
    held_from: date
    held_until: date | None
    approved_at: datetime | None
    accepted_at: datetime | None
    joined_on: date | None

    @classmethod
    def of(cls, one: Appointment) -> Self:
        days = (one.held_from, one.held_until, one.approved_at, one.accepted_at)
        return cls(one.role.key, *days, one.person.joined_on)

    @property
    def begins(self) -> date:
        """Its first day, or the day on which its holder begins here, where HR has said a later one since."""
        return max(self.held_from, self.joined_on) if self.joined_on else self.held_from


COLUMNS = ("role__key", "held_from", "held_until", "approved_at", "accepted_at", "person__joined_on")


class News(NamedTuple):
    """Somebody has a role from ``since`` on, until a day that is not counted; known here since an instant."""

    key: str
    since: date
    until: date | None
    known_since: datetime

    def waits_since(self, zone: str) -> date:
        """The later of its first day and the day on which it was known here."""
        return max(self.since, day_in(zone, self.known_since))


def news(made: Made, asked: Sequence[Renewal], on: date, zone: str) -> News | None:
    """What people are to know of an appointment on a day; None of one that was not approved.

    Of another description people are told anew where top management had to approve it, from then on: its duties of
    5.3 or its authorities are others. ``asked``: what the holder was ever asked to take on, the earlier versions first.
    """
    if made.approved_at is None:
        return None
    first = News(made.key, made.begins, made.held_until, made.approved_at)
    anew = [one.approved_at for one in asked if one.approved_at and brings_news(one, asked[-1], on, zone)]
    if not anew or not by_then(made.accepted_at, on, zone):
        return first
    return first._replace(since=max(made.begins, day_in(zone, anew[-1])), known_since=anew[-1])


def brings_news(one: Renewal, newest: Renewal, on: date, zone: str) -> bool:
    """Was the holder given another duty or authority by a day, and did not decline? A description that was replaced
    before they took it on brings nothing."""
    stands = one.accepted_at is not None or one.id == newest.id
    given = by_then(one.approved_at, on, zone) if one.needs_approval else None
    return stands and given is not None and by_then(one.declined_at, on, zone) is None
