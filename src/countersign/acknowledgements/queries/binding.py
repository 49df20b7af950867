"""Whom a contract binds to the policies."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from countersign.acknowledgements.models import Undertaking
from countersign.kernel.refusals import Unknown
from countersign.people.enums import PersonKind

BOUND = frozenset({PersonKind.CONTRACTOR.value, PersonKind.SUPPLIER.value})
"""What people are whom a contract can bind instead of an acceptance."""


def undertakings(organisation: UUID) -> QuerySet[Undertaking]:
    """All that were ever recorded, by supplier and name."""
    here = Undertaking.objects.filter(organisation_id=organisation).select_related("person", "recorded_by", "ended_by")
    return here.order_by("supplier", "person__name", "id")


def undertaking(organisation: UUID, id: UUID) -> Undertaking:
    """Raises Unknown for none, and for somebody else's."""
    found = Undertaking.objects.filter(organisation_id=organisation, id=id).first()
    if found is None:
        raise Unknown("undertaking")
    return found


def binding_now(organisation: UUID, on: date) -> set[UUID]:
    """Which of them bind somebody on a day: a contractor, or somebody of a supplier, who is here."""
    here = holding(organisation, on).filter(Q(person__left_on=None) | Q(person__left_on__gt=on), person__erased_at=None)
    return set(here.filter(person__kind__in=sorted(BOUND)).values_list("id", flat=True))


def holding(organisation: UUID, on: date) -> QuerySet[Undertaking]:
    """Those that bind somebody on a day."""
    begun = Undertaking.objects.filter(Q(until_on=None) | Q(until_on__gte=on), organisation_id=organisation)
    return begun.filter(Q(ended_on=None) | Q(ended_on__gt=on), signed_on__lte=on)


def holding_undertakings(organisation: UUID, on: date, people: Collection[UUID]) -> set[UUID]:
    """Which of some people are bound on a day."""
    return set(holding(organisation, on).filter(person_id__in=people).values_list("person_id", flat=True))


def under_contract(organisation: UUID, on: date) -> Q:
    """True of contractors and people of suppliers whom a contract binds on a day."""
    return Q(kind__in=sorted(BOUND), pk__in=holding(organisation, on).order_by().values("person_id"))
