from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.roles.entries import RenewalAsked
from countersign.roles.models import Appointment, Renewal, Role
from countersign.roles.permissions import check_can_define
from countersign.roles.queries import appointments, by_appointment, compare, renewals


@command
def ask_again(*, role_id: UUID, by: Actor, at: datetime) -> Ref:
    """Ask everybody who holds an older version of a role to take on this one; part of describing it.

    Where the duties of 5.3 or the kinds of authority change, top management approves before they are asked.
    """
    role = locked(Role, by.organisation, role_id)
    check_can_define(by)
    asked = by_appointment(renewals(by.organisation).filter(role__key=role.key))
    for appointment in list(holding_older(role, by.organisation, at)):
        before = [one.role for one in asked.get(appointment.id, ()) if one.accepted_at is not None]
        renewal = Renewal(
            id=new_id(at),
            organisation_id=by.organisation,
            appointment=appointment,
            role=role,
            person_id=appointment.person_id,
            document=role.digest,
            asked_at=at,
            asked_by_id=who(by),
            needs_approval=compare(before[-1] if before else appointment.role, role).of_substance,
        )
        write(renewal, RenewalAsked(docs=(renewal.document,)))
    return role.ref


def holding_older(role: Role, organisation: UUID, at: datetime) -> Iterator[Appointment]:
    """The appointments to older versions that top management approved, and that are not over."""
    on = today(organisation, at)
    approved = appointments(organisation).filter(
        role__key=role.key, role__version__lt=role.version, approved_at__isnull=False
    )
    for one in approved:
        if not one.is_over(on) and (one.person.left_on is None or one.person.left_on > on):
            yield one
