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
from countersign.kernel.references import ref
from countersign.ledger.held import Held
from countersign.ledger.remembering import Later, recalled
from countersign.people.queries import only_ones
from countersign.people.queries import organisation as organisation_with
from countersign.roles import facts
from countersign.roles.enums import Authority, Duty
from countersign.roles.models import Appointment, FunctionRole, Renewal, Role, RolesTelling, StandIn
from countersign.roles.queries.book import Book
from countersign.roles.queries.competent import Competent
from countersign.roles.queries.concerning import keys_of
from countersign.roles.queries.news import Made, News, news
from countersign.roles.queries.renewing import by_then
from countersign.roles.queries.telling import standing_tellings, told_on

if TYPE_CHECKING:
    from countersign.people.models import Person

DECIDE = frozenset(
    {
        *("organisation", "person", "role", "retirement", "appointment", "renewal"),
        *("competence", "gap", "standin", "rolestelling", "functionrole"),
    }
)
"""What roles are told from. Entries about anything else leave what is told as it is."""

IN_BOOK = tuple(sorted(DECIDE - {"organisation", "person", "role", "retirement"}))
"""Of which there may be nothing."""

DUTIES = {Duty.CONFORMITY: "5.3a", Duty.REPORTING: "5.3b"}
WORKING_HOURS = 8
"""Of a day: capacity is said in days a week."""


@dataclass(frozen=True)
class Placed:
    """An appointment under one description of its role, as it stood on a day: was it current, and what had been decided
    about the appointment itself?"""

    appointment: Appointment
    role: Role
    assignment: facts.Assignment
    current: bool
    here: bool
    approved: bool
    declined: bool

    @property
    def holds(self) -> bool:
        """Does the person hold the role: here, approved by top management, and not declined?"""
        return self.current and self.here and self.approved and not self.declined


def collect_facts(organisation: UUID, as_of: date) -> tuple[facts.Role, ...]:
    """Every role that was described, or held, by a day; of those that were retired by then, whoever held them.

    Remembered with its place in the ledger (record 0077): there may be thousands of holders.
    """

    def work() -> tuple[facts.Role, ...]:
        return all_in(Book(organisation_with(organisation), held=Held(organisation, IN_BOOK)), as_of)

    def carry(known: tuple[facts.Role, ...], later: Later) -> tuple[facts.Role, ...] | None:
        keys = keys_of(organisation, later)
        if keys is None:
            return None
        anew = all_in(Book(organisation_with(organisation), keys), as_of)
        told = [*(one for one in known if one.key not in keys), *(one for one in anew if one.key in keys)]
        return tuple(sorted(told, key=lambda one: one.key))

    return recalled(organisation, "roles", DECIDE, work, carry, which=as_of)


def all_in(book: Book, as_of: date) -> tuple[facts.Role, ...]:
    zone = book.firm.time_zone
    described: dict[str, list[Role]] = defaultdict(list)
    for definition in book.definitions:
        described[definition.key].append(definition)
    placed: dict[str, list[Placed]] = defaultdict(list)
    tellings = standing_tellings(book.tellings, as_of, zone)
    for one in (one for one in book.appointments if Made.of(one).begins <= as_of):
        asked = book.renewals.get(one.id, ())
        placed[one.role.key] += [made_known(part, asked, tellings, as_of, zone) for part in place(one, book, as_of)]
    given: dict[str, list[facts.Assignment]] = defaultdict(list)
    begun = [one for one in book.functions if one.given_from <= as_of]
    only = only_ones(book.firm.id, {one.function for one in begun}, as_of)
    for found in begun:
        given[found.role.key].append(to_function(found, only.get(found.function.casefold()), tellings))
    known = {key: [one for one in some if day_in(zone, one.defined_at) <= as_of] for key, some in described.items()}
    return tuple(
        role
        for key, definitions in sorted(known.items())
        if placed[key] or given[key] or not (definitions and by_then(definitions[0].retired_at, as_of, zone))
        for role in roles_with_key(
            definitions or first_of(described[key], given[key]), worth_telling(placed[key]), given[key]
        )
    )


def place(appointment: Appointment, book: Book, as_of: date) -> Iterator[Placed]:
    """Once, or one after the other under each description that the holder was asked to take on.

    From the day on which they are asked, what they accepted before says nothing of what is asked now; so it is once
    top management has given them other duties of 5.3. Where only words changed and they accepted those, it is as if
    they had accepted the role on that day.
    """
    zone = book.firm.time_zone
    asked: Sequence[Renewal] = book.renewals.get(appointment.id, ())
    whole = competently(assignment(appointment, zone), appointment, book, as_of)
    if meanwhile := in_place_of(appointment, as_of, zone, book.stand_ins.get(appointment.id, ())):
        whole = replace(whole, deputy=meanwhile.person.ref)
    known = cut(whole, as_of) or whole
    parts = [(appointment.role, known)]
    if known.accepted_on is not None:
        for one in asked:
            if opened := by_then(one.opened_at, as_of, zone):
                parts = taken_on(parts, one, opened, as_of, zone) if one.accepted_at or one == asked[-1] else parts
    for role, told in parts:
        current = told.until is None or told.until > as_of
        here, approved = is_here(appointment.person, as_of), known.approved_on is not None
        yield Placed(appointment, role, told, current, here, approved, known.declined_on is not None)


def first_of(described: list[Role], given: list[facts.Assignment]) -> list[Role]:
    """What a role was at first, where a function had it before anybody described it here."""
    return described[-1:] if given else []


def made_known(
    part: Placed, asked: Sequence[Renewal], tellings: Sequence[RolesTelling], as_of: date, zone: str
) -> Placed:
    """With the day by which people were told of it, as it was until its last day."""
    told = part.assignment
    day = min(as_of, told.until - timedelta(days=1)) if told.until else as_of
    of = news(Made.of(part.appointment), asked, day, zone)
    return replace(part, assignment=replace(told, communicated_on=told_on(tellings, of))) if of else part


def to_function(one: FunctionRole, only: Person | None, tellings: Sequence[RolesTelling]) -> facts.Assignment:
    """A role that is with a department or a job title: nobody approved it, and nobody accepted.

    ``only``: the person who alone has that title on the day. They are named, for a pack holds no titles of people.
    """
    return facts.Assignment(
        person=only.ref if only else None,
        function=one.function,
        since=one.given_from,
        until=one.given_until,
        communicated_on=told_on(tellings, News(one.role.key, one.given_from, one.given_until, one.recorded_at)),
    )


def competently(told: facts.Assignment, appointment: Appointment, book: Book, as_of: date) -> facts.Assignment:
    """The same with what shows that the holder is competent, and with the plan for what they lack."""
    known = book.competent.get((appointment.person_id, appointment.role.key), Competent())
    plan = known.plan(as_of, book.firm.time_zone)
    return replace(told, competence=known.evidence(as_of), gap_plan=plan.isoformat() if plan else None)


def taken_on(
    parts: list[tuple[Role, facts.Assignment]], one: Renewal, opened: date, as_of: date, zone: str
) -> list[tuple[Role, facts.Assignment]]:
    """The same with what became of another description that the holder was asked to take on from a day."""
    role, told = parts[-1]
    accepted, declined = by_then(one.accepted_at, as_of, zone), by_then(one.declined_at, as_of, zone)
    if accepted and not one.needs_approval:
        return [*parts[:-1], (one.role, replace(told, accepted_on=accepted))]
    if told.until is not None and told.until <= opened:
        return parts
    begun = max(opened, told.since or opened)
    later = replace(told, since=begun, accepted_on=accepted, declined_on=declined)
    if one.needs_approval and one.approved_by:
        later = replace(later, approved_by=one.approved_by.ref, approved_on=opened)
    earlier = [(role, replace(told, until=begun))] if told.since is None or told.since < begun else []
    return [*parts[:-1], *earlier, (role if declined else one.role, later)]


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
        since=Made.of(appointment).begins,
        until=appointment.held_until,
        approved_by=ref("person", appointment.approved_by_id) if appointment.approved_by_id else None,
        approved_on=day(appointment.approved_at),
        accepted_on=day(appointment.accepted_at),
        declined_on=day(appointment.declined_at),
        capacity=hours / WORKING_HOURS if hours else None,
        direct_line=appointment.direct_line,
        budget_route=f"{spends} a year" if spends else False,
        hat_note=appointment.hat_note or None,
        reporting_note=appointment.reporting_note or None,
        deputy=ref("person", appointment.deputy_id) if appointment.deputy_id else None,
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


def roles_with_key(
    definitions: list[Role], placed: list[Placed], given: list[facts.Assignment]
) -> Iterator[facts.Role]:
    """What a role is now, and beside it what it was under other duties of 5.3 for whoever was appointed to those.

    A function has it as it is now.
    """
    known = sorted({*definitions, *(one.role for one in placed)}, key=lambda role: -role.version)
    now = next(iter(definitions or known), None)
    for carries in dict.fromkeys(role.carries for role in [*([now] if now else []), *known]):
        under = [one for one in placed if one.role.carries == carries]
        role = next(one for one in [*definitions, *known] if one.carries == carries)
        if under or role == now:
            yield facts.Role(
                id=role.key if role == now else f"{role.key}-{role.version}",
                name=role.name,
                key=role.key,
                mandatory=tuple(DUTIES[duty] for duty in carries),
                authorities=authorities(role, [one.appointment for one in under if one.holds]),
                assignments=(*(one.assignment for one in under), *(given if role == now else ())),
            )


def authorities(role: Role, held: list[Appointment]) -> tuple[str, ...]:
    """What every holder was given; what the role is meant to have while nobody holds it."""
    given = [set(one.authorities) for one in held] or [set(role.authorities)]
    kinds = set.intersection(*given)
    return tuple(kind.lower().replace("_", "-") for kind in Authority if kind in kinds)
