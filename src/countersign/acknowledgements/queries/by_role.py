"""Since when somebody comes under a policy by a role: they took one that it is for, or one that it leaves out ended.

Nobody holds a role before it was approved. New terms for whoever holds it already are no beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Greatest, TruncDate

from countersign.kernel.instants import day_begins
from countersign.people import queries as people
from countersign.policies.audience import Audience, union
from countersign.roles import queries as roles

type Turns = Callable[[UUID, date], QuerySet[Any]]
"""Appointments of an organisation by which something began for their holders by a day: ``turned_on``."""


def approved(organisation: UUID, on: date) -> QuerySet[Any]:
    """What was approved by a day, and since when it is held: ``begun``."""
    zone = people.organisation(organisation).time_zone
    over = day_begins(zone, on + timedelta(days=1))
    here = roles.appointments(organisation).select_related(None).order_by().filter(approved_at__lt=over)
    return here.annotate(
        begun=Greatest(F("held_from"), TruncDate("approved_at", tzinfo=ZoneInfo(zone))),
        declined_on=TruncDate("declined_at", tzinfo=ZoneInfo(zone)),
    )


def taken(organisation: UUID, on: date) -> QuerySet[Any]:
    """They took a role, and did not decline it."""
    here = approved(organisation, on).filter(Q(declined_at=None) | Q(declined_on__gt=on))
    here = here.exclude(succeeds__person=F("person"), succeeds__held_until=F("held_from"))
    begun: QuerySet[Any] = here.annotate(turned_on=F("begun")).filter(turned_on__lte=on)
    return begun


def given_up(organisation: UUID, on: date) -> QuerySet[Any]:
    """They held a role for a day at least, and hold it no more."""
    over = Case(When(held_until__lte=on, then=F("held_until")), default=F("declined_on"))
    here = approved(organisation, on).annotate(turned_on=over)
    ended: QuerySet[Any] = here.filter(turned_on__lte=on, turned_on__gt=F("begun"))
    return ended


TURNS: Mapping[str, Turns] = {"took_on": taken, "gave_up_on": given_up}
"""By the name of the column in which the newest of these days stands, where an audience has such roles in it."""


def roles_of(audience: Audience) -> Mapping[str, frozenset[str]]:
    """Which roles can have brought somebody under it, in which of the two ways; nothing where it has no role in it."""
    *named, left_out = audience.parts
    found = {"took_on": union(named).roles, "gave_up_on": left_out.roles}
    return {name: keys for name, keys in found.items() if keys}


def turns(organisation: UUID, audience: Audience, on: date) -> Mapping[str, QuerySet[Any]]:
    return {
        name: TURNS[name](organisation, on).filter(role__key__in=sorted(keys))
        for name, keys in roles_of(audience).items()
    }


def turned(organisation: UUID, audience: Audience, on: date) -> dict[str, Subquery]:
    """The newest of these days, as columns of somebody's row."""
    return {
        name: Subquery(found.filter(person=OuterRef("pk")).order_by("-turned_on").values("turned_on")[:1])
        for name, found in turns(organisation, audience, on).items()
    }


def turned_since(organisation: UUID, audience: Audience, first: date, on: date) -> Q:
    """True of those for whom something began by a role on a day or later. They are few, and listed once."""
    again = Q(pk__in=[])
    for found in turns(organisation, audience, on).values():
        again |= Q(pk__in=found.filter(turned_on__gte=first).values("person_id"))
    return again


type Turned = Mapping[tuple[str, UUID, str], date]
"""By way, person and role the newest day."""


def turned_among(organisation: UUID, whose: Collection[UUID], audiences: Iterable[Audience], on: date) -> Turned:
    """Of some people, for all audiences at once."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for audience in audiences:
        for name, keys in roles_of(audience).items():
            wanted[name] |= keys
    found: dict[tuple[str, UUID, str], date] = {}
    for name, some in wanted.items():
        rows = TURNS[name](organisation, on).filter(role__key__in=sorted(some), person_id__in=whose)
        for person, key, day in rows.values_list("person_id", "role__key", "turned_on"):
            found[name, person, key] = max(day, found.get((name, person, key), day))
    return found


def turned_for(found: Turned, audience: Audience, person: UUID) -> dict[str, date | None]:
    """What ``turned`` tells of everybody, of one person."""
    return {
        name: max((found[name, person, key] for key in keys if (name, person, key) in found), default=None)
        for name, keys in roles_of(audience).items()
    }
