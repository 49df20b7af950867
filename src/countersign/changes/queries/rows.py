"""Reads of significant changes and incidents, the organisation first."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.changes.models import Event
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared


def every_event(organisation: UUID) -> QuerySet[Event]:
    """All there ever were, also those withdrawn, the latest day first."""
    here = Event.objects.filter(organisation_id=organisation)
    found = here.select_related("reported_by", "assessed_by", "withdrawn_by")
    return found.order_by("-happened_on", "-reported_at", "-id")


def events(organisation: UUID) -> QuerySet[Event]:
    """Those that count."""
    return every_event(organisation).filter(withdrawn_at=None)


def event(organisation: UUID, id: UUID) -> Event:
    """Raises Unknown for none, and for somebody else's."""
    found = every_event(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("event")
    return found


def for_next_review(organisation: UUID, since: date) -> QuerySet[Event]:
    """What the next management review has to hear of, assessed on a day or later (9.3.2 b), the earliest first."""
    found = events(organisation).filter(for_review=True, assessed_on__gte=since)
    return found.order_by("happened_on", "id")


WAITING = Prepared(lambda organisation: events(organisation).filter(assessed_at=None), organisation=UUIDField())
TOUCHING = Prepared(lambda organisation: events(organisation).filter(reviews_policy=True), organisation=UUIDField())


def unassessed(organisation: UUID) -> list[Event]:
    """Those of which nobody has said yet what they mean."""
    return WAITING.rows(organisation=organisation)


def touching_policy(organisation: UUID) -> list[Event]:
    """Those for which the policy has to be looked at again; whether it was, the policy says."""
    return TOUCHING.rows(organisation=organisation)
