"""Who does without reports about other people, and where that is said (0040).

A report can be done without where nobody relies on its being read: a manager's is, for a week later the ISMS lead is
told. What is asked of somebody themselves, what must not go unnoticed and what the lead is told always come.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from countersign.delivery.models import DoesWithout
from countersign.delivery.tokens import Reader, token_of
from countersign.kernel.references import new_id


def everybody_without(organisation: UUID) -> set[UUID]:
    return set(DoesWithout.objects.filter(organisation_id=organisation).values_list("person", flat=True))


def is_without(organisation: UUID, person: UUID) -> bool:
    return DoesWithout.objects.filter(organisation_id=organisation, person=person).exists()


def do_without(organisation: UUID, person: UUID, at: datetime) -> None:
    """From the next mail on. Saying so twice changes nothing."""
    DoesWithout.objects.get_or_create(
        organisation_id=organisation, person=person, defaults={"id": new_id(at), "since": at}
    )


def have_again(organisation: UUID, person: UUID) -> None:
    DoesWithout.objects.filter(organisation_id=organisation, person=person).delete()


def link_for(organisation: UUID, person: UUID) -> str:
    """Where somebody says so from a mail, without signing in."""
    return settings.COUNTERSIGN_URL + reverse("link:reports", args=[token_of(Reader(organisation, person))])
