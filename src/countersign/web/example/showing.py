"""The stories as their door shows them: which there are, how far one has been lived, and whom one can be in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.delivery.owed import everything_owed
from countersign.examples.living import calendar_of, home_of, progress, story_of
from countersign.examples.stories import STORIES, Story
from countersign.kernel.actors import Hat
from countersign.ledger.queries import examples, simulated
from countersign.people import queries as people
from countersign.web.example.words import CARDS, HATS

if TYPE_CHECKING:
    from countersign.people.models import Person

FEW = 20
"""So many people are shown without a search; of more, the first of them."""
MOST_FOUND = 50


def stories() -> list[dict[str, Any]]:
    """Each story with what it shows, and whether it was begun, is being lived, or can be entered."""
    there, lived_now = examples(), simulated()
    return [card(story, there, lived_now) for story in STORIES]


def card(story: Story, there: list[UUID], lived_now: list[UUID]) -> dict[str, Any]:
    home = home_of(story)
    state = "none" if home not in there else "living" if home in lived_now else "ready"
    how_far = progress(home) if state == "living" else None
    return {
        "key": story.key,
        "name": story.name,
        "card": CARDS[story.key],
        "state": state,
        "day": how_far.day if how_far else None,
        "done": how_far.done if how_far else 0,
        "acts": how_far.of if how_far else len(story.acts),
        "url": reverse("example:story", args=[story.key]),
        "begin_url": reverse("example:begin", args=[story.key]),
    }


def living(organisation: UUID) -> dict[str, Any]:
    """The months that are lived, each with whether it lies behind, is lived now, or is to come."""
    story, how_far, calendar = story_of(organisation), progress(organisation), calendar_of(organisation)
    months = months_between(calendar.day(story.first_day), calendar.day(story.last_day))
    now = how_far.day.replace(day=1)
    states = [{"month": one, "state": "done" if one < now else "now" if one == now else ""} for one in months]
    return {"months": states, "day": how_far.day, "acts_done": how_far.done, "acts": how_far.of, "name": story.name}


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month that has a day between the two."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    turned = [first.month - 1 + number for number in range(count)]
    return [date(first.year + one // 12, one % 12 + 1, 1) for one in turned]


def everybody(organisation: UUID, at: datetime, asked: str = "") -> dict[str, Any]:
    """Whom one can be, with their hats and what waits for each: by hat, then for whom most waits, then by name.

    Where there are many, those who come first; and whoever is searched for by name, title or department.
    """
    firm = people.organisation(organisation)
    waits: dict[UUID, list[str]] = defaultdict(list)
    for owed in everything_owed(firm, at):
        waits[owed.person].append(owed.title.in_language(_))
    here = list(people.people_here(organisation, people.today(organisation, at)))
    found = [one for one in here if is_meant(one, asked)]
    worn = dict(worn_by(organisation, at))
    ordered = sorted(found, key=lambda one: (rank(worn.get(one.id, frozenset())), -len(waits[one.id]), str(one)))
    shown = ordered[: MOST_FOUND if asked else FEW]
    return {
        "name": firm.name,
        "people": [told_of(one, worn.get(one.id, frozenset()), waits[one.id]) for one in shown],
        "asked": asked,
        "can_search": len(here) > FEW,
        "shown": len(shown),
        "found": len(found),
        "everybody": len(here),
        "home": reverse("example:door"),
    }


def is_meant(person: Person, asked: str) -> bool:
    """Does each word that was asked for begin a word of their name, title or department?"""
    words = f"{person.name} {person.title} {person.department}".casefold().split()
    return all(any(word.startswith(part) for word in words) for part in asked.casefold().split())


def worn_by(organisation: UUID, at: datetime) -> Iterator[tuple[UUID, frozenset[Hat]]]:
    """The hats of those who have one beside everybody's: few, however many work there."""
    given = {one.person_id for one in people.grants(organisation)}
    leading = {one.person_id for one in people.leaders(organisation, people.today(organisation, at))}
    for person in given | leading:
        yield person, people.hats(organisation, person, at)


def rank(hats: frozenset[Hat]) -> int:
    return min((place for place, hat in enumerate(HATS) if hat in hats), default=len(HATS))


MOST_TOLD = 3
"""Of what waits, so many are named."""


def told_of(person: Person, hats: frozenset[Hat], waits: list[str]) -> dict[str, Any]:
    return {
        "name": person.name,
        "title": person.title,
        "department": person.department,
        "hats": [HATS[hat] for hat in HATS if hat in hats],
        "waits": waits[:MOST_TOLD],
        "waiting": len(waits),
        "more": len(waits) - MOST_TOLD,
        "enter_url": reverse("example:enter", args=[person.id]),
    }
