"""Whoever was appointed says whether they take the role, and the lead tells people who holds it, before it is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in
from countersign.kernel.words import number, say
from countersign.people import queries as people
from countersign.readiness.gathered import Gathered
from countersign.readiness.queries import number_on
from countersign.roles import queries as roles

TOLD_TOGETHER = timedelta(days=14)
"""So long appointments gather, so that people are told of several at once."""


def role_acceptances(read: Gathered, on: date) -> Iterator[Owed]:
    """People who were appointed to a role and have not put their own name to it."""
    for appointment in read.book.unaccepted(on):
        yield Owed(
            person=appointment.person_id,
            item=appointment.ref,
            since=day_in(read.firm.time_zone, appointment.approved_at or appointment.proposed_at),
            title=say("Say whether you take the role: {role}", role=appointment.role.name),
            why=say("{name} has appointed you. It is yours once you accept.", name=str(appointment.approved_by)),
            label=say("Read and accept"),
            route=("roles:accept", appointment.id.hex),
            minutes=2,
        )


def to_make_known(read: Gathered, at: datetime, person: UUID | None) -> Iterator[Owed]:
    """One item for all of them, however many. Where nobody else works here there is nobody to tell."""
    on = day_in(read.firm.time_zone, at)
    leads = answering(read, on) & ({person} if person else answering(read, on))
    if not leads or not people.are_more_than(read.firm.id, on, 1):
        return
    found = [one for one in roles.untold(read.firm.id, on) if one.since + TOLD_TOGETHER <= on]
    if not found:
        return
    n, first = len(found), found[0]
    within = timedelta(days=int(number_on(read, on, "ROL-014.grace_days")))
    several = say("Tell people who holds which role: {n} appointments are not known yet", n=number(n))
    for lead in sorted(leads):
        yield Owed(
            person=lead,
            item=f"appointment_{first.id.hex}/told",
            since=first.since + TOLD_TOGETHER,
            title=say("Tell people who holds which role: one appointment is not known yet") if n == 1 else several,
            why=say("The standard asks for both: that roles are assigned, and that people know."),
            label=say("Tell them"),
            route=("roles:tellings",),
            minutes=2,
            until=first.since + within,
        )
