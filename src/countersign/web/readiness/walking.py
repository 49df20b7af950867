"""Walking through the year: the days on which something changed, and the way from one to the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.translation import ngettext

from countersign.entrance.endpoint import Visit
from countersign.kernel.periods import months_after
from countersign.readiness.acts import days_of_acts
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import days_of_turns
from countersign.readiness.wall.window import MONTHS, months_before

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Walk:
    """A day, and the days round it on which a finding turned, or leadership did something or recorded it.

    ``months``: the first days of the twelve that are offered. ``changed``: in their order, from a year before the day
    until today.
    """

    on: date
    today: date
    months: tuple[date, ...]
    changed: tuple[date, ...]

    @property
    def before(self) -> date | None:
        return next((day for day in reversed(self.changed) if day < self.on), None)

    @property
    def after(self) -> date | None:
        return next((day for day in self.changed if day > self.on), None)

    @property
    def days_of_month(self) -> list[date]:
        return [day for day in self.changed if first_of(day) == first_of(self.on)]


def first_of(day: date) -> date:
    return day.replace(day=1)


def walk_to(request: Visit, on: date, read: Gathered) -> Walk:
    """The last twelve months; for a day before them, the twelve that end half a year after it."""
    organisation, today = request.organisation.id, request.today
    last = first_of(today)
    if on < months_before(last, MONTHS - 1):
        last = months_after(first_of(on), MONTHS // 2)
    first = months_before(last, MONTHS - 1)
    since = min(first, months_before(first_of(on), MONTHS))
    found = days_of_turns(organisation, since) | days_of_acts(read, since)
    months = tuple(months_after(first, n) for n in range(MONTHS))
    return Walk(on, today, months, tuple(sorted(day for day in found if day <= today)))


def day_url(request: Visit, on: date) -> str:
    return f"{reverse('findings:day', args=[request.organisation.slug])}?{urlencode({'on': on.isoformat()})}"


def shown(request: Visit, walk: Walk) -> dict[str, Any]:
    """The ways on from this day, each with its address."""
    return {
        "before": step(request, walk.before),
        "after": step(request, walk.after),
        "months": [month(request, walk, first) for first in walk.months],
        "days": [
            {"label": written(day, "j F"), "url": day_url(request, day), "current": day == walk.on}
            for day in walk.days_of_month
        ],
    }


def step(request: Visit, day: date | None) -> dict[str, Any] | None:
    return {"on": day, "url": day_url(request, day)} if day else None


def month(request: Visit, walk: Walk, first: date) -> dict[str, Any]:
    """A month leads to its last day on which something changed, and to its end where nothing did."""
    n = Counter(first_of(day) for day in walk.changed)[first]
    last = max((day for day in walk.changed if first_of(day) == first), default=months_after(first, 1) - ONE)
    return {
        "first": first,
        "url": day_url(request, min(last, walk.today)),
        "current": first == first_of(walk.on),
        "told": ngettext("one day", "{n} days", n).format(n=n) if n else "",
    }
