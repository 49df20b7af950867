"""Every read of trainings, the organisation first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from countersign.awareness.models import Completion
from countersign.ledger.queries import one


def every_completion(organisation: UUID) -> QuerySet[Completion]:
    """All there ever were, also those withdrawn, the latest day first."""
    here = Completion.objects.filter(organisation_id=organisation)
    return here.select_related("person", "recorded_by", "withdrawn_by").order_by("-completed_on", "-recorded_at", "-id")


def completions(organisation: UUID) -> QuerySet[Completion]:
    """Those that count."""
    return every_completion(organisation).filter(withdrawn_at=None)


def completion(organisation: UUID, id: UUID) -> Completion:
    """Raises Unknown for none, and for somebody else's."""
    return one(Completion, organisation, id)


def known_completions(
    organisation: UUID, people: Collection[UUID], courses: Collection[str]
) -> set[tuple[UUID, str, date]]:
    """Which of these people did which of these courses on which day, so that nothing is recorded twice."""
    here = Completion.objects.filter(organisation_id=organisation, withdrawn_at=None)
    found = here.filter(person_id__in=people, course__in=courses).values_list("person_id", "course", "completed_on")
    return set(found)


def courses(organisation: UUID) -> list[str]:
    """What the trainings are called here, by name."""
    here = Completion.objects.filter(organisation_id=organisation, withdrawn_at=None)
    return list(here.order_by("course").values_list("course", flat=True).distinct())


def keeps_trainings(organisation: UUID, on: date) -> bool:
    """Had anybody done a training by a day, as far as is recorded here?"""
    here = Completion.objects.filter(organisation_id=organisation, withdrawn_at=None, completed_on__lte=on)
    return here.exists()
