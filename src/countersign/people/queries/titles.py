"""Who has which job title, however it is spelled in capitals and small letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, F, QuerySet

from countersign.ledger.remembering import Later, recalled
from countersign.people.models import Person
from countersign.people.queries.rows import people_here

MOST = 20
"""So many with one title are told; of a title that more have, nobody asks who they are."""

FEW = 1000
"""Titles that so many have are looked for together. Each that more have is looked for by itself, and not to its end."""

DECIDE = frozenset({Person.noun})


def titled(organisation: UUID, titles: Collection[str]) -> dict[str, list[UUID]]:
    """By a title in small letters: who has it or had it, first of all those who have not left; at most ``MOST`` each.

    No statement where no title is asked for, or nobody ever had one of them.
    """
    everybody = Person.objects.filter(organisation_id=organisation)
    found = holders(everybody.order_by(F("left_on").desc(nulls_first=True), "id"), written(organisation, titles), MOST)
    return {title: some[:MOST] for title, some in found.items()}


def only_ones(organisation: UUID, titles: Collection[str], on: date) -> dict[str, Person]:
    """By a title in small letters: the person who alone has it on a day (DOMAIN.md §2.1, number 9)."""
    wanted = in_small_letters(titles)
    if not wanted:
        return {}

    def find() -> dict[str, UUID]:
        here = people_here(organisation, on).order_by()
        found = holders(here, written(organisation, wanted), 2)
        return {title: some[0] for title, some in found.items() if len(some) == 1}

    alone = recalled(organisation, ("only ones", wanted), DECIDE, find, which=on)
    people = Person.objects.filter(organisation_id=organisation).in_bulk(alone.values()) if alone else {}
    return {title: people[id] for title, id in alone.items()}


def holders(people: QuerySet[Person], about: Mapping[str, int], most: int) -> dict[str, list[UUID]]:
    """By a title in small letters: whoever of these has it; of one that more than ``FEW`` have, at most so many."""
    found = defaultdict(list)
    for some, upto in shares(about, most):
        for id, title in people.filter(title__in=some).values_list("id", "title")[:upto]:
            found[(title or "").casefold()].append(id)
    return dict(found)


def shares(about: Mapping[str, int], most: int) -> Iterator[tuple[list[str], int | None]]:
    """All that few have together; the others one by one, with how many of those who have it are looked for."""
    alike = defaultdict(list)
    for title in sorted(about):
        alike[title.casefold()].append(title)
    few = [title for some in alike.values() if sum(about[one] for one in some) <= FEW for title in some]
    if few:
        yield few, None
    yield from ((some, most) for some in alike.values() if some[0] not in few)


def written(organisation: UUID, titles: Collection[str]) -> dict[str, int]:
    """How these titles are written in the list of people, and about how many have each of them or had it.

    A database compares letters beyond ASCII in its own way, so all titles are read, once: of whoever is changed
    afterwards only theirs.
    """
    wanted = in_small_letters(titles)
    everybody = Person.objects.filter(organisation_id=organisation).exclude(title=None).order_by()

    def count(people: QuerySet[Person]) -> dict[str, int]:
        counted = people.values_list("title").annotate(n=Count("id"))
        return {title: n for title, n in counted if title and title.casefold() in wanted}

    def carry(known: dict[str, int], later: Later) -> dict[str, int]:
        return count(everybody.filter(id__in=[id for _, id in later])) | known

    if not wanted:
        return {}
    return recalled(organisation, ("titles", wanted), DECIDE, lambda: count(everybody), carry)


def in_small_letters(titles: Collection[str]) -> frozenset[str]:
    return frozenset(one.casefold() for one in titles)
