"""Whom a message goes to. Worked out from people as they are; who came after it was sent is not among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import Q, QuerySet

from countersign.kernel.references import least_id
from countersign.messages.models import Draft, Message
from countersign.people.enums import PersonKind
from countersign.people.queries import people_here

if TYPE_CHECKING:
    from countersign.people.models import Person

NEXT = timedelta(milliseconds=1)

STAFF = (PersonKind.EMPLOYEE.value, PersonKind.DIRECTOR.value)
CONTRACTORS = (PersonKind.CONTRACTOR.value, PersonKind.SUPPLIER.value)


@dataclass(frozen=True)
class Audience:
    """Staff, contractors, or both; where departments are named, those of them who work there."""

    to_staff: bool
    to_contractors: bool
    departments: Sequence[str] = ()

    @classmethod
    def of(cls, row: Message | Draft) -> Self:
        return cls(row.to_staff, row.to_contractors, tuple(row.departments))

    @property
    def kinds(self) -> tuple[str, ...]:
        return (STAFF if self.to_staff else ()) + (CONTRACTORS if self.to_contractors else ())

    @property
    def told(self) -> tuple[str, ...]:
        """As the dossier says it. Who told one department told neither staff nor contractors."""
        if self.departments:
            return ("departments",)
        return ("all",) if self.to_staff and self.to_contractors else ("staff",) if self.to_staff else ("contractors",)

    def has(self, person: Person) -> bool:
        return person.kind in self.kinds and (not self.departments or person.department in self.departments)

    def among(self) -> Q:
        where = Q(department__in=list(self.departments)) if self.departments else Q()
        return Q(kind__in=self.kinds) & where


def addressed_now(organisation: UUID, audience: Audience, on: date, leader: UUID) -> QuerySet[Person]:
    """Who would get it today; nobody writes to themselves."""
    return people_here(organisation, on).filter(audience.among()).exclude(id=leader)


def receivers(message: Message, on: date) -> QuerySet[Person]:
    """Who is here of those who were entered when it was sent, in the order of their ids."""
    found = addressed_now(message.organisation_id, Audience.of(message), on, message.leader_id)
    return found.filter(id__lt=least_id(message.recorded_at + NEXT)).order_by("id")


def is_addressed(message: Message, person: Person) -> bool:
    """Was it told to somebody, by what is known of them now?"""
    return message.withdrawn_at is None and (message.leader_id == person.id or Audience.of(message).has(person))
