"""What roles tells readiness about a day: each role, what it may decide, and who was put into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.instants import day_in
from countersign.kernel.records import cut
from countersign.people.queries import organisation as organisation_with
from countersign.roles import facts
from countersign.roles.enums import Authority, Duty
from countersign.roles.models import Appointment, Role, StandIn
from countersign.roles.queries.book import Book

if TYPE_CHECKING:
    from countersign.people.models import Person

DUTIES = {Duty.CONFORMITY: "5.3a", Duty.REPORTING: "5.3b"}
WORKING_HOURS = 8
"""Of a day: capacity is said in days a week."""


@dataclass(frozen=True)
class Placed:
    """An appointment as it stood on a day: was it current, and what had been decided about it?"""

    appointment: Appointment
    assignment: facts.Assignment
    current: bool
    here: bool

    @property
    def approved(self) -> bool:
        return self.assignment.approved_on is not None

    @property
    def declined(self) -> bool:
        return self.assignment.declined_on is not None

    @property
    def holds(self) -> bool:
        """Does the person hold the role: here, approved by top management, and not declined?"""
        return self.current and self.here and self.approved and not self.declined


def collect_facts(organisation: UUID, as_of: date, book: Book | None = None) -> tuple[facts.Role, ...]:
    """Every role that was described, or held, by a day. ``book``: what whoever asks has read already."""
    book = book or Book(organisation_with(organisation))
    zone = book.firm.time_zone
    described: dict[str, list[Role]] = defaultdict(list)
    for definition in book.definitions:
        described[definition.key].append(definition)
    placed: dict[str, list[Placed]] = defaultdict(list)
    for one in (one for one in book.appointments if one.held_from <= as_of):
        placed[one.role.key].append(place(one, as_of, zone, book.stand_ins.get(one.id, ())))
    return tuple(
        role
        for key, definitions in sorted(described.items())
        for role in roles_with_key(
            [one for one in definitions if day_in(zone, one.defined_at) <= as_of], worth_telling(placed[key])
        )
    )


def place(appointment: Appointment, as_of: date, zone: str, named: Sequence[StandIn]) -> Placed:
    whole = assignment(appointment, zone)
    if meanwhile := in_place_of(appointment, as_of, zone, named):
        whole = replace(whole, deputy=meanwhile.person.ref)
    over = appointment.held_until is not None and appointment.held_until <= as_of
    return Placed(appointment, cut(whole, as_of) or whole, not over, is_here(appointment.person, as_of))


def in_place_of(appointment: Appointment, as_of: date, zone: str, named: Sequence[StandIn]) -> StandIn | None:
    """Who does the work of it on a day while the holder is away, if that was said by then, and before they left."""
    left_on = appointment.person.left_on
    until = min(as_of, left_on - timedelta(days=1)) if left_on else as_of
    return next((one for one in named if one.holds(as_of) and day_in(zone, one.recorded_at) <= until), None)


def is_here(person: Person, as_of: date) -> bool:
    return person.left_on is None or person.left_on > as_of


def assignment(appointment: Appointment, zone: str) -> facts.Assignment:
    """The appointment with everything that ever became of it. The time agreed is given in days of eight hours."""

    def day(at: datetime | None) -> date | None:
        return day_in(zone, at) if at else None

    hours, spends = appointment.hours_a_week, appointment.spends
    return facts.Assignment(
        person=appointment.person.ref,
        since=appointment.held_from,
        until=appointment.held_until,
        approved_by=appointment.approved_by.ref if appointment.approved_by else None,
        approved_on=day(appointment.approved_at),
        accepted_on=day(appointment.accepted_at),
        declined_on=day(appointment.declined_at),
        capacity=hours / WORKING_HOURS if hours else None,
        direct_line=appointment.direct_line,
        budget_route=f"{spends} a year" if spends else False,
        hat_note=appointment.hat_note or None,
        reporting_note=appointment.reporting_note or None,
        deputy=appointment.deputy.ref if appointment.deputy else None,
        covers_depts=tuple(appointment.departments),
    )


def worth_telling(placed: list[Placed]) -> list[Placed]:
    """Who was appointed, and did not decline. Only while nobody holds the role: who is proposed, or has declined.

    A proposal that was declined, or taken back, never became anything; nor did either where the person has left.
    """
    held = any(one.holds for one in placed)
    return [
        one
        for one in placed
        if (one.approved and not one.declined)
        or (not held and one.current and one.here and (one.approved or not one.declined))
    ]


def roles_with_key(definitions: list[Role], placed: list[Placed]) -> Iterator[facts.Role]:
    """What a role is now, and beside it what it was under other duties of 5.3 for whoever was appointed to those."""
    known = sorted({*definitions, *(one.appointment.role for one in placed)}, key=lambda role: -role.version)
    now = next(iter(definitions or known), None)
    for carries in dict.fromkeys(role.carries for role in [*([now] if now else []), *known]):
        under = [one for one in placed if one.appointment.role.carries == carries]
        role = next(one for one in [*definitions, *known] if one.carries == carries)
        if under or role == now:
            yield facts.Role(
                id=role.key if role == now else f"{role.key}-{role.version}",
                name=role.name,
                key=role.key,
                mandatory=tuple(DUTIES[duty] for duty in carries),
                authorities=authorities(role, [one.appointment for one in under if one.holds]),
                assignments=tuple(one.assignment for one in under),
            )


def authorities(role: Role, held: list[Appointment]) -> tuple[str, ...]:
    """What every holder was given; what the role is meant to have while nobody holds it."""
    given = [set(one.authorities) for one in held] or [set(role.authorities)]
    kinds = set.intersection(*given)
    return tuple(kind.lower().replace("_", "-") for kind in Authority if kind in kinds)
