"""Every appointment of a day in a few columns, so that a page can count all of them and read only those it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from countersign.kernel.instants import day_begins
from countersign.ledger.remembering import recalled
from countersign.people.queries import organisation
from countersign.roles.models import Appointment, Renewal
from countersign.roles.queries.renewing import accepted_last, asked_on, by_appointment, renewals_in_short
from countersign.roles.queries.rows import Standing, standing, told_of

DECIDE = frozenset({"organisation", "person", "role", "appointment", "renewal"})
"""What appointments in a few columns are read from. Entries about anything else leave them as they are."""


@dataclass(frozen=True, slots=True)
class Brief:
    """An appointment as it stood on a day: is the person ``here``, was it ``approved``, ``accepted``, ``declined``?

    ``asked``: the holder was asked to take on another version of the role, and has not.
    """

    id: UUID
    key: str
    person: UUID
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


@dataclass(frozen=True)
class Briefs:
    """All of a day, in the order of beginning, and what pages count of them. Each is worked out once."""

    every: tuple[Brief, ...]

    @cached_property
    def by_key(self) -> dict[str, list[Brief]]:
        """By the key of the role."""
        found: dict[str, list[Brief]] = {}
        for one in self.every:
            found.setdefault(one.key, []).append(one)
        return found

    @cached_property
    def duties(self) -> list[Brief]:
        """Those that bring one of the two duties of 5.3."""
        return [one for one in self.every if one.duty]

    @cached_property
    def holders(self) -> dict[str, list[UUID]]:
        """By the key of each role that is held: by whom."""
        found: dict[str, list[UUID]] = {}
        for one in self.every:
            if one.holds:
                found.setdefault(one.key, []).append(one.person)
        return found

    @cached_property
    def accepted(self) -> set[str]:
        """The roles that somebody holds and has said yes to."""
        return {one.key for one in self.every if one.holds and one.accepted}

    @cached_property
    def manned(self) -> set[str]:
        """The roles that somebody who is here holds, is to hold, or could not accept."""
        return {one.key for one in self.every if one.here}

    @cached_property
    def waiting(self) -> int:
        return sum(one.waits for one in self.every)

    @cached_property
    def older(self) -> int:
        """So many hold a version that was described anew since."""
        return sum(one.holds and one.asked for one in self.every)

    @cached_property
    def is_accepted(self) -> bool:
        """Did everybody who holds a role accept it?"""
        return all(one.accepted for one in self.every if one.holds)


def briefs(organisation_id: UUID, on: date, person: UUID | None = None) -> Briefs:
    """All whose days include this one, proposals too, in the order of beginning; of one ``person`` only theirs.

    All of a day are remembered with their place in the ledger: ids and states, nothing that a page shows.
    """
    if person:
        return told(organisation_id, on, {"person_id": person})
    return recalled(organisation_id, "appointments in brief", DECIDE, lambda: told(organisation_id, on, {}), which=on)


def told(organisation_id: UUID, on: date, whose: Mapping[str, UUID]) -> Briefs:
    zone = organisation(organisation_id).time_zone
    over = day_begins(zone, on + timedelta(days=1))
    asked = by_appointment(renewals_in_short(organisation_id).filter(**whose))
    open_end = Q(held_until=None) | Q(held_until__gt=on)
    mine = Appointment.objects.filter(open_end, organisation_id=organisation_id, held_from__lte=on, **whose)
    columns = ("id", "person_id", "role__key", "role__ensures_conformity", "role__reports_performance")
    dates = ("person__left_on", "person__joined_on", "approved_at", "accepted_at", "declined_at")

    def by_then(at: datetime | None) -> bool:
        return at is not None and at < over

    every = (
        Brief(
            id=id,
            key=key,
            person=who,
            duty=brings_duty(asked.get(id, ()), on, zone, otherwise=conforms or reports),
            here=(left_on is None or left_on > on) and (joined_on is None or joined_on <= on),
            approved=by_then(approved),
            accepted=by_then(accepted),
            declined=by_then(declined),
            asked=asked_on(asked.get(id, ()), on, zone) is not None,
        )
        for id, who, key, conforms, reports, left_on, joined_on, approved, accepted, declined in mine.order_by(
            "held_from", "proposed_at", "id"
        ).values_list(*columns, *dates)
    )
    return Briefs(tuple(every))


def brings_duty(asked: Sequence[Renewal], on: date, zone: str, *, otherwise: bool) -> bool:
    """Does the version that the holder accepted last by a day bring one of the two duties of 5.3?"""
    taken = accepted_last(asked, on, zone)
    return bool(taken.carries) if taken else otherwise


def in_full(organisation_id: UUID, on: date, some: Iterable[Brief]) -> dict[UUID, Standing]:
    """Some of them with everything that is known, by id."""
    ids: Collection[UUID] = {one.id for one in some}
    zone = organisation(organisation_id).time_zone
    asked = by_appointment(renewals_in_short(organisation_id).filter(appointment_id__in=ids))
    found = told_of(organisation_id).filter(id__in=ids)
    return {one.id: standing(one, on, zone, asked.get(one.id, ())) for one in found}
