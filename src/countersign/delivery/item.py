"""One thing that waits for somebody, and who answers for what waits for no one in particular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from countersign.kernel.actors import Hat
from countersign.kernel.words import Words
from countersign.people import queries as people


@dataclass(frozen=True)
class Owed:
    """One thing that waits for one person: since when, why, by when, where to do it, and how long it takes.

    ``until`` is the last day on which it is in time; without one nobody counts the days.

    ``route`` is the name of an address and its values after the organisation's slug; ``opens`` is the version that
    the link in the mail opens without signing in.
    """

    person: UUID
    item: str
    since: date
    title: Words
    why: Words
    label: Words
    route: tuple[str, ...]
    minutes: int
    opens: UUID | None = None
    until: date | None = None


def answering(organisation: UUID, on: date) -> set[UUID]:
    """The ISMS leads who are here."""
    here = Q(person__left_on=None) | Q(person__left_on__gt=on)
    grants = people.grants(organisation).filter(here, hat=Hat.ISMS_LEAD.value, ended_at=None)
    return set(grants.values_list("person_id", flat=True))
