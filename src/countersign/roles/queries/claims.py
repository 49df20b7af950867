"""Who has, or is to have, something from a day on: asked before somebody else is put forward for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from countersign.roles.enums import Duty
from countersign.roles.library import SPONSOR
from countersign.roles.models import Appointment, Role
from countersign.roles.queries.rows import appointments

BEARS = Q(role__ensures_conformity=True) | Q(role__reports_performance=True)


def claims(organisation: UUID, after: date, person: UUID | None = None) -> list[Appointment]:
    """What brings a duty of 5.3 from a day on: not declined, not over by then, and not taken back; proposals too.

    And whatever a ``person`` has or is to have, whether it brings one or not.
    """
    open_end = Q(held_until=None) | Q(held_until__gt=after, approved_at__isnull=False)
    here = Q(person__left_on=None) | Q(person__left_on__gt=after)
    mine = BEARS | Q(person_id=person) if person else BEARS
    return list(appointments(organisation).filter(mine, open_end, here, declined_at=None))


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


def beyond_leaving(organisation: UUID) -> QuerySet[Appointment]:
    """What goes on, or is to go on, when its holder is gone: of people who have left or are going to."""
    goes_on = Q(held_until=None) | Q(held_until__gt=F("person__left_on"), approved_at__isnull=False)
    return appointments(organisation).filter(goes_on, declined_at=None, person__left_on__isnull=False)


def deputies_leaving(organisation: UUID) -> QuerySet[Appointment]:
    """What goes on whose deputy has left, or is going to."""
    going_on = appointments(organisation).filter(declined_at=None, ended_at=None, approved_at__isnull=False)
    return going_on.filter(deputy__left_on__isnull=False)


def over_on(appointment: Appointment) -> date | None:
    """The first day without it: it has an end, or the person leaves; None while neither is known."""
    days = [day for day in (appointment.held_until, appointment.person.left_on) if day]
    return min(days, default=None)


def bearing(found: Collection[Appointment], role: Role) -> list[Appointment]:
    """Those by which somebody bears one of the duties of 5.3 that the role brings."""
    return [one for one in found if {*one.role.carries} & {*role.carries}]


def has_both(found: Collection[Appointment], role: Role) -> bool:
    """Does the role bring somebody the second of the duties of 5.3, or both? ``found``: what they have."""
    carried = {*role.carries, *(duty for one in found for duty in one.role.carries)}
    return bool(role.carries) and carried == {*Duty}


def owns_and_leads(found: Collection[Appointment], role: Role) -> bool:
    """Does somebody come to be sponsor and ISMS lead in one?"""
    keys = {role.key, *(one.role.key for one in found)}
    conforms = Duty.CONFORMITY in role.carries or any(Duty.CONFORMITY in one.role.carries for one in found)
    return SPONSOR in keys and conforms and (role.key == SPONSOR or Duty.CONFORMITY in role.carries)
