"""Whom a responsibility matrix may name in a column of their own, for a list to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from countersign.ledger.remembering import recalled
from countersign.people import queries as people
from countersign.roles.queries.brief import DECIDE, briefs

MOST_PEOPLE = 400
"""More names are too many for one list; then it holds leaders and holders of roles."""

type Called = tuple[UUID, str, str]
"""Somebody, their name and their title; each may be empty."""


def worth_naming(organisation: UUID, on: date, roles: Iterable[str]) -> list[Called]:
    """Whoever is here, by name; where they are too many, whoever leads, has a duty of 5.3 or holds one of these roles.

    Remembered with its place in the ledger: thousands may hold them, and a matrix is opened again and again.
    """
    keys = frozenset(roles)

    def work() -> list[Called]:
        here = people.active(organisation, on).filter(erased_at=None).order_by("name", "id")
        columns = here.values_list("id", "name", "title")
        found = list(columns[: MOST_PEOPLE + 1])
        if len(found) > MOST_PEOPLE:
            found = list(columns.filter(id__in=known(organisation, on, keys))[:MOST_PEOPLE])
        return [(id, name or "", title or "") for id, name, title in found]

    return recalled(organisation, "worth naming", DECIDE | {"leader"}, work, which=(on, keys))


def known(organisation: UUID, on: date, keys: frozenset[str]) -> set[UUID]:
    """Whoever leads on a day, has a duty of 5.3, or holds one of these roles."""
    held = (one for one in briefs(organisation, on).every if one.duty or one.key in keys)
    leading = people.leaders(organisation, on).values_list("person_id", flat=True)
    return {one.person for one in held if one.holds} | {*leading}
