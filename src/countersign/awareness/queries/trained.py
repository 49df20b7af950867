"""Who is here, each with the training that counts longest: lists to be paged, and their numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, Value, When

from countersign.awareness.models import Completion
from countersign.people import queries as people
from countersign.people.enums import PersonKind

A_YEAR = timedelta(days=365)
"""So long a training counts whose course says no day: awareness training is a yearly thing almost everywhere."""

SOON = timedelta(days=60)
"""So long before it lapses, it is time to book the next one."""

type Rows = QuerySet[Any, dict[str, Any]]

COLUMNS = ("id", "name", "title", "department", "course", "completed_on", "valid_until", "leads", "counts", "lapses")


def trained(organisation: UUID, on: date) -> Rows:
    """Everybody who is here on a day and no outsider, by name, each with their latest training.

    ``counts``: it has not lapsed. ``lapses``: it does, within sixty days. ``leads``: an executive, or on the register.
    """
    here = people.people_here(organisation, on).exclude(kind=PersonKind.EXTERNAL.value)
    latest = Completion.objects.filter(
        organisation_id=organisation, withdrawn_at=None, person=OuterRef("pk"), completed_on__lte=on
    ).order_by("-completed_on", "-recorded_at", "-id")
    named = here.annotate(
        completion=Subquery(latest.values("id")[:1]),
        course=Subquery(latest.values("course")[:1]),
        completed_on=Subquery(latest.values("completed_on")[:1]),
        valid_until=Subquery(latest.values("valid_until")[:1]),
        leads=truth(leading(organisation, on)),
    )
    judged = named.annotate(counts=truth(holds(on)), lapses=truth(holds(on) & lapsed(on + SOON + timedelta(days=1))))
    rows: Rows = judged.order_by("name", "id").values(*COLUMNS)
    return rows


def truth(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def holds(on: date) -> Q:
    """Does the latest training still count on a day?"""
    return Q(valid_until__gte=on) | Q(valid_until=None, completed_on__gte=on - A_YEAR)


def lapsed(on: date) -> Q:
    """Does it count no more on a day? Said outright: what is not true of nothing is not true of its opposite either."""
    return Q(valid_until__lt=on) | Q(valid_until=None, completed_on__lt=on - A_YEAR)


def leading(organisation: UUID, on: date) -> Q:
    """True of executives and of those on the register of top management, whom an auditor asks first."""
    return Q(executive=True) | Q(pk__in=people.leaders(organisation, on).order_by().values("person_id"))


def last_day(completed_on: date, valid_until: date | None) -> date:
    """Until when a training counts."""
    return valid_until or completed_on + A_YEAR
