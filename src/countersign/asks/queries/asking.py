"""Reads of asks, and of when they were chased."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.asks.enums import Channel
from countersign.asks.models import Ask, Chase
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared

HANDS = ("leader", "asked_by", "answered_by", "withdrawn_by")


def asks(organisation: UUID) -> QuerySet[Ask]:
    """All that were ever made, those due last first."""
    here = Ask.objects.filter(organisation_id=organisation)
    return here.select_related(*HANDS).order_by("-due_on", "-asked_at", "-id")


def asks_of(organisation: UUID, leader: UUID) -> QuerySet[Ask]:
    return asks(organisation).filter(leader_id=leader)


def ask(organisation: UUID, id: UUID) -> Ask:
    """Raises Unknown for none, and for somebody else's."""
    found = asks(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("ask")
    return found


UNANSWERED = Prepared(
    lambda organisation: asks(organisation).filter(answered_at=None, withdrawn_at=None).order_by("due_on", "id"),
    organisation=UUIDField(),
)


def unanswered(organisation: UUID) -> list[Ask]:
    """Those that wait for an answer, the one due first first."""
    return UNANSWERED.rows(organisation=organisation)


HERE = Prepared(
    lambda organisation: Chase.objects.filter(organisation_id=organisation, channel=Channel.HERE.value).order_by("id"),
    organisation=UUIDField(),
)


def chased_here(organisation: UUID) -> dict[UUID, Chase]:
    """By ask the last time that it was chased by the mail of the day."""
    return {one.ask_id: one for one in HERE.rows(organisation=organisation)}


def chases(organisation: UUID) -> QuerySet[Chase]:
    here = Chase.objects.filter(organisation_id=organisation)
    return here.select_related("chased_by").order_by("chased_on", "chased_at", "id")


def chases_of(organisation: UUID) -> dict[UUID, list[Chase]]:
    """By ask, the earliest first."""
    found: dict[UUID, list[Chase]] = defaultdict(list)
    for one in chases(organisation):
        found[one.ask_id].append(one)
    return found
