"""Who stands in for whom, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from countersign.kernel.refusals import Unknown
from countersign.roles.models import StandIn


def stand_ins(organisation: UUID) -> QuerySet[StandIn]:
    """Everything that was ever said about standing in, by the first day, with whose place it is."""
    here = StandIn.objects.filter(organisation_id=organisation)
    people = ("person", "recorded_by", "ended_by", "appointment__person", "appointment__role")
    return here.select_related(*people).order_by("away_from", "recorded_at", "id")


def stand_in(organisation: UUID, id: UUID) -> StandIn:
    """Raises Unknown for none, and for somebody else's."""
    found = stand_ins(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("standin")
    return found


def standing_in(organisation: UUID, first: date, last: date | None = None) -> QuerySet[StandIn]:
    """Whatever holds on a day, or on one of several; the last of them is not counted."""
    found = stand_ins(organisation).annotate(over=Coalesce(F("ended_on"), F("back_on"))).filter(over__gt=first)
    found = found.filter(over__gt=F("away_from"))
    return found.filter(away_from__lt=last) if last else found.filter(away_from__lte=first)


def for_whom(organisation: UUID, on: date, some: Collection[UUID]) -> dict[UUID, StandIn]:
    """Of some appointments who does their work on a day, by the appointment; who was named last."""
    found = standing_in(organisation, on).filter(appointment__in=some)
    return named_last(found.select_related(None).select_related("person"))


def now_or_later(organisation: UUID, on: date) -> QuerySet[StandIn]:
    """What holds on a day, or begins after it."""
    over = stand_ins(organisation).annotate(over=Coalesce(F("ended_on"), F("back_on")))
    return over.filter(over__gt=on).filter(over__gt=F("away_from"))


def said_since(organisation: UUID, at: datetime) -> QuerySet[StandIn]:
    """What was named or ended at or after an instant."""
    return stand_ins(organisation).filter(Q(recorded_at__gte=at) | Q(ended_at__gte=at))


def about_person(found: QuerySet[StandIn], person: UUID) -> QuerySet[StandIn]:
    """In their place, or by them."""
    return found.filter(Q(person_id=person) | Q(appointment__person_id=person))


def named_last(found: Iterable[StandIn]) -> dict[UUID, StandIn]:
    """For each appointment the one that was named last."""
    return {one.appointment_id: one for one in found}
