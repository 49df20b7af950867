"""Every appointment of a day in a few columns, so that a page can count all of them and read only those it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from countersign.kernel.instants import day_begins
from countersign.people.queries import organisation
from countersign.roles.models import Appointment, Renewal
from countersign.roles.queries.renewing import accepted_last, asked_on, by_appointment, renewals
from countersign.roles.queries.rows import Standing, appointments, standing


@dataclass(frozen=True)
class Brief:
    """An appointment as it stood on a day: is the person ``here``, was it ``approved``, ``accepted``, ``declined``?

    ``asked``: the holder was asked to take on another version of the role, and has not.
    """

    id: UUID
    key: str
    duty: bool
    here: bool
    approved: bool
    accepted: bool
    declined: bool
    asked: bool

    @property
    def holds(self) -> bool:
        return self.here and self.approved and not self.declined

    @property
    def waits(self) -> bool:
        """For top management, or for the holder."""
        return self.here and not self.declined and not (self.approved and self.accepted)


def briefs(organisation_id: UUID, on: date, person: UUID | None = None) -> list[Brief]:
    """All whose days include this one, proposals too, in the order of beginning; of one ``person`` only theirs."""
    zone = organisation(organisation_id).time_zone
    over, asked = day_begins(zone, on + timedelta(days=1)), by_appointment(renewals(organisation_id))
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    here = Appointment.objects.filter(open_end, organisation_id=organisation_id, held_from__lte=on)
    mine = here.filter(person_id=person) if person else here
    columns = ("id", "role__key", "role__ensures_conformity", "role__reports_performance", "person__left_on")
    dates = ("person__joined_on", "approved_at", "accepted_at", "declined_at")

    def by_then(at: datetime | None) -> bool:
        return at is not None and at < over

    return [
        Brief(
            id=id,
            key=key,
            duty=brings_duty(asked.get(id, ()), on, zone, otherwise=conforms or reports),
            here=(left_on is None or left_on > on) and (joined_on is None or joined_on <= on),
            approved=by_then(approved),
            accepted=by_then(accepted),
            declined=by_then(declined),
            asked=asked_on(asked.get(id, ()), on, zone) is not None,
        )
        for id, key, conforms, reports, left_on, joined_on, approved, accepted, declined in mine.order_by(
            "held_from", "proposed_at", "id"
        ).values_list(*columns, *dates)
    ]


def brings_duty(asked: Sequence[Renewal], on: date, zone: str, *, otherwise: bool) -> bool:
    """Does the version that the holder accepted last by a day bring one of the two duties of 5.3?"""
    taken = accepted_last(asked, on, zone)
    return bool(taken.carries) if taken else otherwise


def in_full(organisation_id: UUID, on: date, some: Iterable[Brief]) -> dict[UUID, Standing]:
    """Some of them with everything that is known, by id."""
    ids: Collection[UUID] = {one.id for one in some}
    zone = organisation(organisation_id).time_zone
    asked = by_appointment(renewals(organisation_id).filter(appointment_id__in=ids))
    found = appointments(organisation_id).filter(id__in=ids)
    return {one.id: standing(one, on, zone, asked.get(one.id, ())) for one in found}
