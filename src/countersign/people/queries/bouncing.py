"""To whom mail does not get through: it came back, and neither has anybody ended that nor changed the address."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from countersign.people.models import AddressChange, Bounce


def bounces(organisation: UUID, before: datetime | None = None) -> QuerySet[Bounce]:
    """Those that stand, the oldest first; or those that stood when an instant came."""
    came = Bounce.objects.filter(organisation_id=organisation)
    moved = AddressChange.objects.filter(
        organisation_id=organisation, person_id=OuterRef("person_id"), changed_at__gt=OuterRef("bounced_at")
    )
    if before is None:
        came = came.filter(ended_at=None)
    else:
        came = came.filter(Q(ended_at=None) | Q(ended_at__gte=before), bounced_at__lt=before)
        moved = moved.filter(changed_at__lt=before)
    return came.filter(~Exists(moved)).order_by("bounced_at", "id")


def bounce_of(organisation: UUID, person: UUID) -> Bounce | None:
    """What stands of one person."""
    return bounces(organisation).filter(person_id=person).first()


def here_and_unreached(organisation: UUID, on: date) -> QuerySet[Bounce]:
    """Those of people who are here on a day, the oldest first."""
    here = Q(person__left_on=None) | Q(person__left_on__gt=on)
    return bounces(organisation).filter(here).select_related("person")


def came_back(organisation: UUID, on: date) -> tuple[int, datetime | None]:
    """To how many people who are here mail comes back, and when the last of it did."""
    found = here_and_unreached(organisation, on).aggregate(n=Count("id"), newest=Max("bounced_at"))
    return found["n"], found["newest"]


def unreached(organisation: UUID) -> set[UUID]:
    """Whom nothing is mailed to but codes and what must not go unnoticed."""
    return set(bounces(organisation).values_list("person_id", flat=True))
