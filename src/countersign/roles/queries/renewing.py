"""Which description of a role somebody holds on a day, and which one they are asked to take on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.roles.models import Appointment, Renewal, Role

OF_NEWS = ("organisation", "appointment", "role", "needs_approval", "approved_at", "accepted_at", "declined_at")
AROUND = ("role", "person", "asked_by", "approved_by", "appointment__role", "appointment__person")


@dataclass(frozen=True)
class Asked:
    """A holder was asked to take on another version and has not accepted it, as that stood on a day.

    ``waits``: top management has not approved it yet. ``declined_on``: they said that they cannot.
    """

    renewal: Renewal
    on: date
    waits: bool
    declined_on: date | None


def renewals(organisation: UUID) -> QuerySet[Renewal]:
    """Every time somebody was asked to take on another version, the earlier versions first."""
    here = Renewal.objects.filter(organisation_id=organisation)
    return here.select_related(*AROUND).order_by("role__version", "id")


def renewals_in_short(organisation: UUID) -> QuerySet[Renewal]:
    """The same with nothing beside them but the version that was asked about."""
    return renewals(organisation).select_related(None).select_related("role")


def renewals_with_news(organisation: UUID) -> QuerySet[Renewal]:
    """The same of those appointments alone of which people are told anew: top management approved another duty."""
    here = renewals(organisation).select_related(None)
    given = Renewal.objects.filter(organisation_id=organisation, needs_approval=True, approved_at__isnull=False)
    return here.filter(appointment__in=given.values("appointment")).only(*OF_NEWS)


def renewal(organisation: UUID, id: UUID) -> Renewal:
    """Raises Unknown for none, and for somebody else's."""
    found = renewals(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("renewal")
    return found


def by_appointment(some: Iterable[Renewal]) -> dict[UUID, list[Renewal]]:
    found: dict[UUID, list[Renewal]] = {}
    for one in some:
        found.setdefault(one.appointment_id, []).append(one)
    return found


def by_then(at: datetime | None, on: date, zone: str) -> date | None:
    """The day of an instant, if it had come by a day."""
    day = day_in(zone, at) if at else None
    return day if day and day <= on else None


def role_held(appointment: Appointment, asked: Sequence[Renewal], on: date, zone: str) -> Role:
    """The version that the holder had accepted last by a day; without any, the one they were appointed to."""
    return accepted_last(asked, on, zone) or appointment.role


def accepted_last(asked: Sequence[Renewal], on: date, zone: str) -> Role | None:
    """Of what a holder was asked to take on the newest that they had accepted by a day."""
    taken = [one.role for one in asked if by_then(one.accepted_at, on, zone)]
    return taken[-1] if taken else None


def asked_on(asked: Sequence[Renewal], on: date, zone: str) -> Asked | None:
    """The newest version that the holder had been asked to take on by a day, unless they had accepted it."""
    by_day = [(one, day) for one in asked if (day := by_then(one.asked_at, on, zone))]
    if not by_day or by_then(by_day[-1][0].accepted_at, on, zone):
        return None
    newest, day = by_day[-1]
    opened = by_then(newest.opened_at, on, zone)
    return Asked(newest, opened or day, waits=opened is None, declined_on=by_then(newest.declined_at, on, zone))
