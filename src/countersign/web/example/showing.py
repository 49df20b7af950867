"""The example as its door shows it: how far its past has been lived, and whom one can be."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.delivery.owed import everything_owed
from countersign.examples.living import calendar_of, progress, story_of
from countersign.kernel.actors import Hat
from countersign.people import queries as people
from countersign.web.example.words import HATS

if TYPE_CHECKING:
    from countersign.people.models import Person


def living(organisation: UUID) -> dict[str, Any]:
    """The months that are lived, each with whether it lies behind, is lived now, or is to come."""
    story, how_far, calendar = story_of(organisation), progress(organisation), calendar_of(organisation)
    months = months_between(calendar.day(story.first_day), calendar.day(story.last_day))
    now = how_far.day.replace(day=1)
    states = [{"month": one, "state": "done" if one < now else "now" if one == now else ""} for one in months]
    return {"months": states, "day": how_far.day, "acts_done": how_far.done, "acts": how_far.of}


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month that has a day between the two."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    turned = [first.month - 1 + number for number in range(count)]
    return [date(first.year + one // 12, one % 12 + 1, 1) for one in turned]


def everybody(organisation: UUID, at: datetime) -> dict[str, Any]:
    """Everybody who is here, with their hats and what waits for each: by hat, then who owes something, then by name."""
    firm = people.organisation(organisation)
    waits: dict[UUID, list[str]] = defaultdict(list)
    for owed in everything_owed(firm, at):
        waits[owed.person].append(owed.title.in_language(_))
    here = [one for one in people.people(organisation) if people.is_here(one, at)]
    told = [told_of(one, people.hats(organisation, one.id, at), waits[one.id]) for one in here]
    return {
        "name": firm.name,
        "people": sorted(told, key=lambda one: (one["rank"], not one["waits"])),
        "home": reverse("example:door"),
    }


def told_of(person: Person, hats: frozenset[Hat], waits: list[str]) -> dict[str, Any]:
    worn = [HATS[hat] for hat in HATS if hat in hats]
    return {
        "name": person.name,
        "title": person.title,
        "department": person.department,
        "hats": worn,
        "waits": waits,
        "rank": min((place for place, hat in enumerate(HATS) if hat in hats), default=len(HATS)),
        "enter_url": reverse("example:enter", args=[person.id]),
    }
