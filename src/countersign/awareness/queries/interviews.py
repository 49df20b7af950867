"""Who was asked by name about a role or a department."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from countersign.awareness.enums import AskedAs
from countersign.awareness.library import MANAGERS, ROLES, Asked, Part
from countersign.awareness.models import Interview
from countersign.ledger.queries import one


def interviews(organisation: UUID) -> QuerySet[Interview]:
    """All there ever were, the latest first."""
    here = Interview.objects.filter(organisation_id=organisation)
    return here.select_related("person", "recorded_by", "withdrawn_by").order_by("-asked_on", "-recorded_at", "-id")


def interview(organisation: UUID, id: UUID) -> Interview:
    """Raises Unknown for none, and for somebody else's."""
    return one(Interview, organisation, id)


def interview_questions(asked_as: AskedAs) -> list[Asked]:
    """Of whoever holds a role, or leads a department: what fits everybody who does."""
    if asked_as is AskedAs.MANAGER:
        return list(MANAGERS)
    return [one for one in ROLES if Part.EVERYBODY in one.parts]
