"""When people were told who holds which role, and of whom they were not told yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField

from countersign.kernel.digests import digest_value
from countersign.kernel.instants import day_in
from countersign.kernel.references import least_id
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.ledger.remembering import recalled
from countersign.people.enums import PersonKind
from countersign.people.queries import is_active, people_here
from countersign.people.queries import organisation as organisation_with
from countersign.roles.enums import Way
from countersign.roles.library import EVERYONE
from countersign.roles.models import Appointment, RolesTelling
from countersign.roles.queries.news import COLUMNS, Made, News, news
from countersign.roles.queries.renewing import by_appointment, renewals_in_short, renewals_with_news
from countersign.roles.queries.rows import holding, ordered

if TYPE_CHECKING:
    from countersign.people.models import Person

NEXT = timedelta(milliseconds=1)

TELLINGS = Prepared(
    lambda organisation: RolesTelling.objects.filter(organisation_id=organisation).order_by("told_on", "id"),
    organisation=UUIDField(),
)
"""Whenever people were told, the earliest day first."""


@dataclass(frozen=True)
class Untold:
    """An appointment that holds, of which not everybody was told: ``since`` the later of its first day and the day on
    which top management approved it, or other duties of it."""

    id: UUID
    key: str
    since: date


@dataclass(frozen=True)
class TellingOf:
    """Since when people are to know of an appointment, and the day by which everybody was told, if so."""

    since: date
    on: date | None


@dataclass(frozen=True)
class NamedRole:
    """A role, and the names of who held it when people were told."""

    role: str
    names: tuple[str, ...]


def tellings(organisation: UUID) -> QuerySet[RolesTelling]:
    """Whenever people were told, also records that were withdrawn, the latest day first."""
    here = RolesTelling.objects.filter(organisation_id=organisation)
    return here.select_related("recorded_by", "withdrawn_by").order_by("-told_on", "-recorded_at", "-id")


def telling(organisation: UUID, id: UUID) -> RolesTelling:
    """Raises Unknown for none, and for somebody else's."""
    found = tellings(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("rolestelling")
    return found


def sent_since(organisation: UUID, at: datetime) -> list[RolesTelling]:
    """What was sent from here since an instant, the earliest first."""
    return list(tellings(organisation).filter(way=Way.HERE.value, recorded_at__gte=at).order_by("id"))


def standing_tellings(found: Iterable[RolesTelling], on: date, zone: str) -> list[RolesTelling]:
    """Those that had happened by a day, as it is known now; a record that was withdrawn by then is left out."""
    told = (one for one in found if one.told_on <= on)
    return [one for one in told if one.withdrawn_at is None or day_in(zone, one.withdrawn_at) > on]


def everybody_told(found: Iterable[RolesTelling]) -> date | None:
    """The latest day by which everybody was told something: at once, or one department after another.

    ``found``: the tellings that stand, the earliest first.
    """
    last: date | None = None
    reached: set[str] = set()
    for one in found:
        reached |= set(one.departments)
        if not one.departments or reached >= set(one.left_out):
            last, reached = one.told_on, set()
    return last


def told_on(found: Sequence[RolesTelling], of: News) -> date | None:
    """The day by which everybody had been told of a holder: at once, or one department after another.

    ``found``: the tellings that stand, the earliest first. None while somebody is left out, or nobody was told.
    """
    reached: set[str] = set()
    for one in found:
        if one.covers(of.key, of.since, of.until, of.known_since):
            reached |= set(one.departments)
            if not one.departments or reached >= set(one.left_out):
                return one.told_on
    return None


DECIDE = frozenset({"organisation", "person", "role", "appointment", "renewal", RolesTelling.noun})


def untold(organisation: UUID, on: date) -> list[Untold]:
    """What holds on a day and not everybody was told of, the longest untold first. As many statements, however many.

    Remembered with its place in the ledger: every appointment is looked at.
    """
    return recalled(organisation, "roles untold", DECIDE, partial(untold_anew, organisation, on), which=on)


def untold_anew(organisation: UUID, on: date) -> list[Untold]:
    zone = organisation_with(organisation).time_zone
    here = holding(organisation, on, zone).exclude(role__key=EVERYONE).filter(is_active(on, "person__"))
    told = standing_tellings(TELLINGS.rows(organisation=organisation), on, zone)
    asked = by_appointment(renewals_with_news(organisation))
    known = ((id, news(Made(*made), asked.get(id, ()), on, zone)) for id, *made in here.values_list("id", *COLUMNS))
    found = (Untold(id, of.key, of.waits_since(zone)) for id, of in known if of and told_on(told, of) is None)
    return sorted(found, key=lambda one: (one.since, one.id))


def told_of(appointment: Appointment, on: date) -> TellingOf | None:
    """Since when people are to know of one appointment, and the day by which everybody was told of it, seen from a
    day; None where there is nothing to tell: it was not approved, has not begun, or its holder has left."""
    zone, person = organisation_with(appointment.organisation_id).time_zone, appointment.person
    asked = list(renewals_in_short(appointment.organisation_id).filter(appointment_id=appointment.id))
    of = news(Made.of(appointment), asked, on, zone)
    if of is None or of.since > on or (person.left_on and person.left_on <= on):
        return None
    stand = standing_tellings(TELLINGS.rows(organisation=appointment.organisation_id), on, zone)
    return TellingOf(of.waits_since(zone), told_on(stand, of))


def held_then(organisation: UUID, on: date, at: datetime, keys: Sequence[str] = ()) -> QuerySet[Appointment]:
    """Who held which role on a day, as it was known here at an instant: what ended afterwards had not ended then.

    Of people it is what HR says now. ``keys``: only these roles.
    """
    current = Q(held_until=None) | Q(held_until__gt=on) | Q(ended_at__gt=at)
    undeclined = Q(declined_at=None) | Q(declined_at__gt=at)
    here = Appointment.objects.filter(
        current, undeclined, organisation_id=organisation, held_from__lte=on, approved_at__lte=at
    ).exclude(role__key=EVERYONE)
    here = here.filter(is_active(on, "person__"))
    found = here.filter(role__key__in=keys) if keys else here
    shown = ("role__key", "role__name", "role__version", "role__organisation")
    people = ("person__name", "person__organisation")
    columns = ("id", "organisation", "role", "person", *shown, *people)
    return found.select_related("role", "person").only(*columns).order_by("person__name", "id")


def named_in_roles(found: Iterable[Appointment]) -> list[NamedRole]:
    """Role after role in the order of the library, with whom people are told of."""
    by_key: dict[str, list[Appointment]] = {}
    for one in found:
        by_key.setdefault(one.role.key, []).append(one)
    newest = {key: max((one.role for one in some), key=lambda role: role.version) for key, some in by_key.items()}
    return [
        NamedRole(role.name, tuple(dict.fromkeys(str(one.person) for one in by_key[role.key])))
        for role in ordered(newest.values())
    ]


def digest_of_holders(found: Iterable[Appointment]) -> str:
    """Of who holds what: what somebody has in front of them when they send it out."""
    return digest_value(sorted([one.role.key, one.person_id.hex] for one in found))


def audience(organisation: UUID, departments: Sequence[str], on: date) -> QuerySet[Person]:
    """Who works here on a day, staff and contractors; where departments are named, those of them who work there."""
    here = people_here(organisation, on).exclude(kind=PersonKind.EXTERNAL.value)
    return here.filter(department__in=departments) if departments else here


def receivers(told: RolesTelling, on: date) -> QuerySet[Person]:
    """Who is here of those who were entered when it was sent, but for whoever sent it; in the order of their ids."""
    found = audience(told.organisation_id, told.departments, on).exclude(id=told.recorded_by_id)
    return found.filter(id__lt=least_id(told.recorded_at + NEXT)).order_by("id")
