"""Every read of organisations and people, the organisation first."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from countersign.ledger.queries import one
from countersign.people.models import Organisation, Person


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
