"""Reads of messages, and of those that are being written."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.messages.enums import Channel
from countersign.messages.models import Draft, Message


def messages(organisation: UUID) -> QuerySet[Message]:
    """All that were ever told, also records that were withdrawn, the latest day first."""
    here = Message.objects.filter(organisation_id=organisation)
    return here.select_related("leader", "recorded_by", "withdrawn_by").order_by("-said_on", "-recorded_at", "-id")


def message(organisation: UUID, id: UUID) -> Message:
    """Raises Unknown for none, and for somebody else's."""
    found = messages(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("message")
    return found


def released_since(organisation: UUID, at: datetime) -> list[Message]:
    """What was sent from here since an instant, the earliest first."""
    return list(messages(organisation).filter(channel=Channel.HERE.value, recorded_at__gte=at).order_by("id"))


def drafts(organisation: UUID) -> QuerySet[Draft]:
    """What is being written, what changed last first."""
    here = Draft.objects.filter(organisation_id=organisation)
    return here.select_related("leader", "written_by", "offered_by").order_by("-written_at", "id")


OFFERED = Prepared(
    lambda organisation: drafts(organisation).filter(offered_at__isnull=False).order_by("offered_at", "id"),
    organisation=UUIDField(),
)


def offered(organisation: UUID) -> list[Draft]:
    """Those that wait for the leader to send them, the earliest first."""
    return OFFERED.rows(organisation=organisation)


def draft(organisation: UUID, id: UUID) -> Draft:
    """Raises Unknown for none, for somebody else's, and for one that was sent or dropped."""
    found = drafts(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("message")
    return found
