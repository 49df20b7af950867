"""Who has which job title, however it is spelled in capitals and small letters."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from countersign.people.models import Person
from countersign.people.queries.rows import people_here

MOST = 20
"""So many with one title are told; of a title that more have, nobody asks who they are."""


def titled(organisation: UUID, titles: Collection[str]) -> dict[str, list[UUID]]:
    """By a title in small letters: who has it or had it, first of all those who have not left; at most ``MOST`` each.

    Two statements, and none where no title is asked for.
    """
    written = spelled(Person.objects.filter(organisation_id=organisation), titles)
    if not written:
        return {}
    found: dict[str, list[UUID]] = {}
    people = Person.objects.filter(organisation_id=organisation, title__in=written)
    for id, title in people.order_by(F("left_on").desc(nulls_first=True), "id").values_list("id", "title"):
        some = found.setdefault((title or "").casefold(), [])
        if len(some) < MOST:
            some.append(id)
    return found


def only_ones(organisation: UUID, titles: Collection[str], on: date) -> dict[str, Person]:
    """By a title in small letters: the person who alone has it on a day (DOMAIN.md §2.1, number 9)."""
    written = spelled(people_here(organisation, on), titles)
    found: dict[str, list[Person]] = {}
    for one in people_here(organisation, on).filter(title__in=written) if written else ():
        found.setdefault((one.title or "").casefold(), []).append(one)
    return {title: some[0] for title, some in found.items() if len(some) == 1}


def spelled(people: QuerySet[Person], titles: Iterable[str]) -> list[str]:
    """How these titles are written in the list of people: a database compares letters beyond ASCII in its own way."""
    wanted = {one.casefold() for one in titles}
    if not wanted:
        return []
    written = people.exclude(title=None).order_by().values_list("title", flat=True).distinct()
    return sorted(one for one in written if one and one.casefold() in wanted)
