"""What waits for somebody since a role was described anew: its holder, top management, or whoever answers a no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from textwrap import shorten
from typing import TYPE_CHECKING

from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in
from countersign.kernel.words import say
from countersign.readiness.gathered import Gathered
from countersign.roles.enums import RenewalState

if TYPE_CHECKING:
    from uuid import UUID

    from countersign.roles.models import Renewal

LONGEST_REASON = 240


def changed_roles(read: Gathered, at: datetime) -> Iterator[Owed]:
    """Holders of an older version, for whoever has the next step; nobody is asked for somebody who has left."""
    zone = read.firm.time_zone
    on = day_in(zone, at)
    for one in read.book.unanswered(on):
        left_on = one.appointment.person.left_on
        if left_on is not None and left_on <= on:
            continue
        if one.state is RenewalState.PROPOSED:
            yield from to_approve(read, one, at)
        elif one.state is RenewalState.ASKED:
            yield to_accept(one, day_in(zone, one.opened_at or one.asked_at))
        elif one.declined_at is not None:
            yield from to_answer(read, one, day_in(zone, one.declined_at), on)


def proposed_before(read: Gathered, at: datetime) -> Iterator[Owed]:
    """Proposals that were overtaken by a new description, for whoever made them and for the ISMS lead."""
    zone = read.firm.time_zone
    on = day_in(zone, at)
    for one in read.book.outdated(on):
        for person in sorted({one.proposed_by_id, *answering(read, on)}):
            yield Owed(
                person=person,
                item=f"{one.ref}/overtaken",
                since=day_in(zone, one.proposed_at),
                title=say("Propose {name} anew: {role}", name=str(one.person), role=one.role.name),
                why=say("The role was described anew since. Take this back, and propose it as the role is now."),
                label=say("Look at it"),
                route=("roles:appointment", one.id.hex),
                minutes=2,
            )


def to_approve(read: Gathered, one: Renewal, at: datetime) -> Iterator[Owed]:
    zone = read.firm.time_zone
    name, role = str(one.appointment.person), one.role.name
    for leader in read.register.leaders(day_in(zone, at)):
        own = leader.person_id in (one.person_id, one.asked_by_id)
        if own and not read.leads_alone(leader.person_id, at):
            continue
        yield Owed(
            person=leader.person_id,
            item=one.ref,
            since=day_in(zone, one.asked_at),
            title=say("Approve what changes for {name}: {role}", name=name, role=role),
            why=say(
                "{name} described the role anew, with other authority or duties. Only top management can give those.",
                name=str(one.asked_by),
            ),
            label=say("Look and approve"),
            route=("roles:approve_renewal", one.id.hex),
            minutes=1,
        )


def to_accept(one: Renewal, since: date) -> Owed:
    return Owed(
        person=one.person_id,
        item=one.ref,
        since=since,
        title=say("Say whether you take on what changed: {role}", role=one.role.name),
        why=say("{name} described your role anew. Until you answer, you hold it as before.", name=str(one.asked_by)),
        label=say("Read and answer"),
        route=("roles:accept_renewal", one.id.hex),
        minutes=2,
    )


def to_answer(read: Gathered, one: Renewal, since: date, on: date) -> Iterator[Owed]:
    """A no, for top management and the ISMS lead. It stands until the appointment ends or the role changes again."""
    leaders: set[UUID] = {leader.person_id for leader in read.register.leaders(on)}
    name = str(one.appointment.person)
    for person in sorted({*leaders, *answering(read, on)} - {one.person_id}):
        yield Owed(
            person=person,
            item=f"{one.ref}/declined",
            since=since,
            title=say("{name} cannot take on what changed: {role}", name=name, role=one.role.name),
            why=say("“{because}”", because=shorten(one.declined_because or "", LONGEST_REASON, placeholder=" …")),
            label=say("Look at it"),
            route=("roles:appointment", one.appointment_id.hex),
            minutes=5,
        )
