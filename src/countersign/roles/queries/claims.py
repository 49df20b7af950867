"""Who has, or is to have, something from a day on: asked before somebody else is put forward for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from countersign.roles.enums import Duty
from countersign.roles.library import SPONSOR
from countersign.roles.models import Appointment, Role
from countersign.roles.queries.rows import appointments


def claims(organisation: UUID, after: date) -> list[Appointment]:
    """What holds on a day or later, or is proposed: not declined, not over by then, and not taken back.

    Appointments are few, however many people there are, and those that ended are left to the database.
    """
    open_end = Q(held_until=None) | Q(held_until__gt=after, approved_at__isnull=False)
    here = Q(person__left_on=None) | Q(person__left_on__gt=after)
    return list(appointments(organisation).filter(open_end, here, declined_at=None))


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
