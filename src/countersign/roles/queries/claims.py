"""Who has, or is to have, something from a day on: asked before somebody else is put forward for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from countersign.kernel.instants import day_in
from countersign.people.queries import organisation
from countersign.roles.enums import Duty, RenewalState
from countersign.roles.library import SPONSOR
from countersign.roles.models import Appointment, Renewal, Role
from countersign.roles.queries.renewing import by_appointment, renewals, role_held
from countersign.roles.queries.rows import appointments


@dataclass(frozen=True)
class Claim:
    """What somebody has, or is to have, from a day on.

    ``roles``: the version that they have, and behind it the one that top management approved and they have not
    answered. ``before``: another version that they still had on the day, and ``given_up`` when they had it no more.
    """

    appointment: Appointment
    roles: tuple[Role, ...]
    before: Role | None = None
    given_up: date | None = None

    @property
    def goes_on(self) -> tuple[Duty, ...]:
        """Which duties of 5.3 it brings, however long one waits."""
        return tuple(duty for duty in Duty if any(duty in one.carries for one in self.roles))

    @property
    def carries(self) -> tuple[Duty, ...]:
        """Which it brings, on the day or later."""
        known = {*self.goes_on, *(self.before.carries if self.before else ())}
        return tuple(duty for duty in Duty if duty in known)


def claims(organisation_id: UUID, after: date, person: UUID | None = None) -> list[Claim]:
    """What brings a duty of 5.3 from a day on: not declined, not over by then, and not taken back; proposals too.

    And whatever a ``person`` has or is to have, whether it brings one or not.
    """
    open_end = Q(held_until=None) | Q(held_until__gt=after, approved_at__isnull=False)
    here = Q(person__left_on=None) | Q(person__left_on__gt=after)
    found = list(possible(organisation_id, person).filter(open_end, here, declined_at=None))
    asked = by_appointment(renewals(organisation_id).filter(appointment__in=[one.id for one in found])) if found else {}
    zone = organisation(organisation_id).time_zone
    every = [claim(one, asked.get(one.id, ()), after, zone) for one in found]
    return [one for one in every if one.carries or one.appointment.person_id == person]


def possible(organisation_id: UUID, person: UUID | None) -> QuerySet[Appointment]:
    """Appointments to a version that brings a duty of 5.3, or whose holders were asked to take on one that does; and
    all of a ``person``. There are few, however many roles are held."""
    duty = Q(ensures_conformity=True) | Q(reports_performance=True)
    bringing = Role.objects.filter(duty, organisation_id=organisation_id).values("id")
    asked = Renewal.objects.filter(organisation_id=organisation_id, role__in=bringing).values("appointment_id")
    own = Q(person_id=person) if person else Q()
    return appointments(organisation_id).filter(Q(role__in=bringing) | Q(id__in=asked) | own)


def claim(appointment: Appointment, asked: Sequence[Renewal], after: date, zone: str) -> Claim:
    """``asked``: what its holder was ever asked to take on, the earlier versions first."""
    before = role_held(appointment, asked, after, zone)
    taken = [one for one in asked if one.accepted_at is not None]
    now = taken[-1].role if taken else appointment.role
    open_one = [one.role for one in asked[-1:] if one.state is RenewalState.ASKED]
    if before.id == now.id or not taken[-1].accepted_at:
        return Claim(appointment, (now, *open_one))
    return Claim(appointment, (now, *open_one), before, day_in(zone, taken[-1].accepted_at))


def appointments_of(organisation: UUID, person: UUID) -> QuerySet[Appointment]:
    """Whatever somebody was ever put into, in the order of beginning."""
    return appointments(organisation).filter(person_id=person)


def line_of_holders(organisation: UUID, key: str) -> QuerySet[Appointment]:
    """Everybody who was ever put forward for any version of a role, the newest first."""
    return appointments(organisation).filter(role__key=key).order_by("-held_from", "-proposed_at", "-id")


def unapproved_successors(organisation: UUID) -> QuerySet[Appointment]:
    """Who is proposed to take over from somebody, and waits for top management."""
    waiting = appointments(organisation).filter(approved_at=None, declined_at=None, ended_at=None)
    return waiting.filter(succeeds_id__isnull=False)


def beyond_leaving(organisation: UUID, on: date) -> QuerySet[Appointment]:
    """What goes on, or is to go on, when its holder is gone: of people who have left or are going to.

    Without what is over by a day: nobody can take that over any more.
    """
    has_an_end = Q(held_until__gt=F("person__left_on"), approved_at__isnull=False) & Q(held_until__gt=on)
    goes_on = Q(held_until=None) | has_an_end
    return appointments(organisation).filter(goes_on, declined_at=None, person__left_on__isnull=False)


def deputies_leaving(organisation: UUID, on: date) -> QuerySet[Appointment]:
    """What goes on after its deputy, who has left or is going to. Without what is over by a day."""
    has_an_end = Q(held_until__gt=F("deputy__left_on")) & Q(held_until__gt=on)
    going_on = appointments(organisation).filter(declined_at=None, approved_at__isnull=False)
    return going_on.filter(Q(held_until=None) | has_an_end, deputy__left_on__isnull=False)


def appointed_beyond(organisation: UUID, key: str, day: date) -> list[Appointment]:
    """Whom top management appointed to a role, in any version, and who has it after a day, or is to have it."""
    open_end = Q(held_until=None) | Q(held_until__gt=day)
    found = appointments(organisation).filter(open_end, role__key=key, approved_at__isnull=False, declined_at=None)
    return [one for one in found if (over := over_on(one)) is None or over > max(day, one.held_from)]


def over_on(appointment: Appointment) -> date | None:
    """The first day without it: it has an end, or the person leaves; None while neither is known."""
    days = [day for day in (appointment.held_until, appointment.person.left_on) if day]
    return min(days, default=None)


def bearing(found: Collection[Claim], role: Role) -> list[Claim]:
    """Those by which somebody bears one of the duties of 5.3 that the role brings."""
    return [one for one in found if {*one.carries} & {*role.carries}]


def borne_until(one: Claim, role: Role) -> date | None:
    """The first day on which nothing that the role brings is borne by it; None while that is not known."""
    if not {*one.goes_on} & {*role.carries}:
        return one.given_up
    return over_on(one.appointment)


def has_both(found: Collection[Claim], role: Role) -> bool:
    """Does the role bring somebody the second of the duties of 5.3, or both? ``found``: what they have."""
    carried = {*role.carries, *(duty for one in found for duty in one.carries)}
    return bool(role.carries) and carried == {*Duty}


def owns_and_leads(found: Collection[Claim], role: Role) -> bool:
    """Does somebody come to be sponsor and ISMS lead in one?"""
    keys = {role.key, *(one.appointment.role.key for one in found)}
    conforms = Duty.CONFORMITY in role.carries or any(Duty.CONFORMITY in one.carries for one in found)
    return SPONSOR in keys and conforms and (role.key == SPONSOR or Duty.CONFORMITY in role.carries)
