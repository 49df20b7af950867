"""Everybody who is asked to accept a version, as one set that the database works with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from countersign.acknowledgements.models import Acceptance, Reply
from countersign.acknowledgements.queries.asking import Asked
from countersign.people import queries as people
from countersign.people.enums import PersonKind

if TYPE_CHECKING:
    from countersign.people.models import Person


def crowd(organisation: UUID, on: date) -> QuerySet[Person]:
    """Who is here on a day and asked at all: not on leave, and not somebody from outside such as an auditor.

    Joined by then, and gone on the day they left (DOMAIN.md §2.1, numbers 3 and 8).
    """
    here = people.people(organisation).filter(Q(left_on=None) | Q(left_on__gt=on), erased_at=None, on_leave=False)
    return here.filter(Q(joined_on=None) | Q(joined_on__lte=on)).exclude(kind=PersonKind.EXTERNAL.value)


def signed_names(organisation: UUID, ask: Asked, on: date) -> Exists:
    """Their name stands under a version that counts, set there by that day."""
    names = Acceptance.objects.filter(organisation_id=organisation, version__in=ask.counting, accepted_on__lte=on)
    return Exists(names.filter(person=OuterRef("pk")))


def settled(organisation: UUID, ask: Asked, on: date) -> Q:
    """True of whoever owes nothing more for this version."""
    return Q(signed_names(organisation, ask, on)) | Q(pk__in=ask.approvers)


def leads(organisation: UUID, on: date) -> Q:
    """True of executives and of those on the register of top management, whom an auditor asks first."""
    return Q(executive=True) | Q(pk__in=people.leaders(organisation, on).order_by().values("person_id"))


def waits_for_answer(organisation: UUID, ask: Asked, kind: str = "") -> Exists:
    """They asked, or said that they cannot accept, and nobody has answered yet."""
    replies = Reply.objects.filter(organisation_id=organisation, version=ask.version, answered_at=None)
    return Exists((replies.filter(kind=kind) if kind else replies).filter(person=OuterRef("pk")))
