"""Every read of organisations and people, the organisation first."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from countersign.kernel.actors import Hat
from countersign.kernel.instants import day_in
from countersign.ledger.queries import one
from countersign.people.enums import WordingKind
from countersign.people.models import AccessGrant, Leader, Organisation, Person, Wording


def organisation(id: UUID) -> Organisation:
    """Raises Unknown when there is none."""
    return one(Organisation, id, id)


def organisation_by_slug(slug: str) -> Organisation | None:
    return Organisation.objects.filter(slug=slug).first()


def person(organisation: UUID, id: UUID) -> Person:
    """Raises Unknown for nobody, and for somebody else's people."""
    return one(Person, organisation, id)


def people(organisation: UUID) -> QuerySet[Person]:
    """Everybody ever entered, by name."""
    return Person.objects.filter(organisation_id=organisation).order_by("name", "id")


def person_by_email(organisation: UUID, address: str) -> Person | None:
    """Addresses are kept in lower case."""
    return Person.objects.filter(organisation_id=organisation, email=address).first()


def places_of(address: str) -> list[UUID]:
    """The organisations in which this address belongs to somebody who has not left. One of few reads across all."""
    people = Person.objects.filter(email=address.strip().lower(), left_on=None, erased_at=None)
    return list(people.order_by("organisation_id").values_list("organisation_id", flat=True))


def any_organisation() -> bool:
    """Has this installation been set up?"""
    return Organisation.objects.exists()


def today(organisation: UUID, at: datetime) -> date:
    """The calendar day it is for an organisation."""
    zone = Organisation.objects.filter(id=organisation).values_list("time_zone", flat=True).get()
    return day_in(zone, at)


def register(organisation: UUID) -> QuerySet[Leader]:
    """The whole top-management register, newest first."""
    return Leader.objects.filter(organisation_id=organisation).select_related("person", "entered_by").order_by("-leads_from", "id")


def leaders(organisation: UUID, on: date) -> QuerySet[Leader]:
    """The countersigned entries of people who are top management on a day and have not left by it."""
    here = Q(person__left_on=None) | Q(person__left_on__gt=on)
    open_end = Q(leads_until=None) | Q(leads_until__gt=on)
    return register(organisation).filter(here, open_end, leads_from__lte=on, confirmed_at__isnull=False)


def leadership(organisation: UUID, person: UUID, on: date) -> Leader | None:
    """Somebody's entry in the register that counts on a day, or None."""
    return leaders(organisation, on).filter(person_id=person).first()


def unconfirmed(organisation: UUID, person: UUID) -> Leader | None:
    """The entry that waits for this person's countersignature."""
    return register(organisation).filter(person_id=person, confirmed_at=None, leads_until=None).first()


def hats(organisation: UUID, person: UUID, at: datetime) -> frozenset[Hat]:
    """Every hat somebody may wear at an instant; nobody who has left wears any."""
    someone = one(Person, organisation, person)
    on = today(organisation, at)
    if someone.erased_at or (someone.left_on and someone.left_on <= on):
        return frozenset()
    granted = AccessGrant.objects.filter(organisation_id=organisation, person_id=person, granted_at__lte=at)
    worn = {Hat(hat) for hat in granted.filter(Q(ended_at=None) | Q(ended_at__gt=at)).values_list("hat", flat=True)}
    if leadership(organisation, person, on):
        worn.add(Hat.TOP_MANAGEMENT)
    return frozenset({*worn, Hat.STAFF})


def wording(organisation: UUID, kind: WordingKind) -> Wording:
    """The sentence that is asked today."""
    newest = Wording.objects.filter(organisation_id=organisation, kind=kind.value).order_by("-set_at", "-id")
    return newest[:1].get()


def wording_by_id(organisation: UUID, id: UUID) -> Wording:
    """Raises Unknown."""
    return one(Wording, organisation, id)


def head_count(organisation: UUID, on: date) -> int:
    """How many people are here on a day."""
    here = Person.objects.filter(Q(left_on=None) | Q(left_on__gt=on), organisation_id=organisation, erased_at=None)
    return here.filter(Q(joined_on=None) | Q(joined_on__lte=on)).count()


def is_only_leader(organisation: UUID, person: UUID | None, at: datetime) -> bool:
    """Is this person top management, and nobody else?"""
    found = list(leaders(organisation, today(organisation, at)).values_list("person_id", flat=True))
    return person is not None and set(found) == {person}


def open_grant(organisation: UUID, person: UUID, hat: Hat) -> AccessGrant | None:
    """The grant by which somebody has a hat now."""
    return AccessGrant.objects.filter(
        organisation_id=organisation, person_id=person, hat=hat.value, ended_at=None
    ).first()


def grants(organisation: UUID) -> QuerySet[AccessGrant]:
    """Everything that was ever granted, by person."""
    return (
        AccessGrant.objects.filter(organisation_id=organisation).select_related("person").order_by("granted_at", "id")
    )
