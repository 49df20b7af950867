"""Roles and appointments, read once for everything that a page asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField

from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared
from countersign.roles.models import Appointment, FunctionRole, Renewal, Role, RolesTelling, StandIn
from countersign.roles.queries.competent import Competent, by_holder, competences, gaps
from countersign.roles.queries.functions import FUNCTIONS
from countersign.roles.queries.renewing import by_appointment, renewals, role_held
from countersign.roles.queries.rows import Standing, appointments, every_version, standing
from countersign.roles.queries.standing_in import stand_ins
from countersign.roles.queries.telling import TELLINGS

if TYPE_CHECKING:
    from countersign.people.models import Organisation

DEFINITIONS = Prepared(every_version, organisation=UUIDField())
READ_ONE_BY_ONE = ("document", "approved_as", "accepted_words", "confirmed", "declined_because")
"""What only pages of appointments show."""

OF_PEOPLE = ("id", "organisation", "name", "left_on", "joined_on")
TOLD = (
    *(one.name for one in Appointment._meta.concrete_fields if one.name not in READ_ONE_BY_ONE),
    *(f"person__{one}" for one in OF_PEOPLE),
)
"""The columns of many appointments that are read at once; of the people in them no more than who they are."""


def told_in_short(organisation: UUID) -> QuerySet[Appointment]:
    """Every appointment there ever was, without its role, in the order of proposing."""
    here = Appointment.objects.filter(organisation_id=organisation).select_related("person").only(*TOLD)
    return here.order_by("held_from", "proposed_at", "id")


APPOINTMENTS = Prepared(told_in_short, organisation=UUIDField())
RENEWALS = Prepared(renewals, organisation=UUIDField())
COMPETENCES, GAPS = Prepared(competences, organisation=UUIDField()), Prepared(gaps, organisation=UUIDField())
STAND_INS = Prepared(stand_ins, organisation=UUIDField())
UNFINISHED = Prepared(
    lambda organisation: appointments(organisation).filter(
        Q(approved_at=None) | Q(accepted_at=None), declined_at=None, ended_at=None
    ),
    organisation=UUIDField(),
)


@dataclass(frozen=True)
class Book:
    """All roles of one organisation, and everybody who was ever put into one. Each list is read when it is asked for.

    Both are few, however many people there are. ``only``: of appointments those to roles with these keys, and those
    that bring a duty of 5.3; without it, all. ``beside``: what was read already, with the same roles.
    """

    firm: Organisation
    only: frozenset[str] | None = None
    held: Asked = UNASKED
    beside: Book | None = None

    @cached_property
    def definitions(self) -> list[Role]:
        """The newest of each role first."""
        return self.beside.definitions if self.beside else DEFINITIONS.rows(organisation=self.firm.id)

    @cached_property
    def appointments(self) -> list[Appointment]:
        """With their roles and holders, in the order of proposing."""
        found = self.held.rows(APPOINTMENTS, organisation=self.firm.id) if self.only is None else self.some
        described = {one.id: one for one in self.definitions}
        for one in found:
            one.role = described[one.role_id]
        return found

    @property
    def some(self) -> list[Appointment]:
        ids = [one.id for one in self.definitions if one.carries or one.key in (self.only or ())]
        return list(told_in_short(self.firm.id).filter(role__in=ids)) if ids else []

    @cached_property
    def renewals(self) -> dict[UUID, list[Renewal]]:
        """By the id of an appointment: what its holder was asked to take on, the earlier versions first."""
        return by_appointment(self.held.rows(RENEWALS, organisation=self.firm.id))

    def unanswered(self, on: date) -> list[Renewal]:
        """What holders on a day were asked to take on as their role is now, and have not accepted."""
        found = [some[-1] for some in self.renewals.values()]
        return [one for one in found if one.accepted_at is None and is_held(one.appointment, on)]

    @cached_property
    def competent(self) -> dict[tuple[UUID, str], Competent]:
        """What shows that holders are competent, and what they lack: by person and key of the role."""
        here = {"organisation": self.firm.id}
        return by_holder(self.held.rows(COMPETENCES, **here), self.held.rows(GAPS, **here))

    @cached_property
    def stand_ins(self) -> dict[UUID, list[StandIn]]:
        """Who was ever named to stand in, by the appointment, in the order of the days."""
        found: dict[UUID, list[StandIn]] = {}
        for one in self.held.rows(STAND_INS, organisation=self.firm.id):
            found.setdefault(one.appointment_id, []).append(one)
        return found

    @cached_property
    def tellings(self) -> list[RolesTelling]:
        """Whenever people were told who holds which role, the earliest day first."""
        return self.held.rows(TELLINGS, organisation=self.firm.id)

    @cached_property
    def functions(self) -> list[FunctionRole]:
        """Whatever was ever found to be with a function, and with nobody by name."""
        return self.held.rows(FUNCTIONS, organisation=self.firm.id)

    @cached_property
    def unfinished(self) -> list[Appointment]:
        """What nobody declined or ended, and waits for top management or for the holder; with who proposed it."""
        return self.held.rows(UNFINISHED, organisation=self.firm.id)

    def unapproved(self, on: date) -> list[Appointment]:
        """Proposals that wait for top management, the longest waiting first, of people who have not left by a day."""
        return [one for one in self.proposals(on) if self.is_newest(one.role)]

    def outdated(self, on: date) -> list[Appointment]:
        """Proposals for a role that was described anew since: nobody can approve them."""
        return [one for one in self.proposals(on) if not self.is_newest(one.role)]

    def proposals(self, on: date) -> list[Appointment]:
        found = [one for one in self.unfinished if one.approved_at is None and is_here(one, on)]
        return sorted(found, key=lambda one: (one.proposed_at, one.id))

    def is_newest(self, role: Role) -> bool:
        """Was the role not described anew since this version?"""
        return role.id == next((one.id for one in self.definitions if one.key == role.key), None)

    def unaccepted(self, on: date) -> list[Appointment]:
        """Appointments that wait for the holder's name, the longest waiting first."""
        found = [one for one in self.unfinished if one.approved_at is not None and is_here(one, on)]
        return sorted(found, key=lambda one: (one.approved_at or one.proposed_at, one.id))

    def role_held(self, appointment: Appointment, on: date) -> Role:
        """The version that its holder had accepted last by a day."""
        return role_held(appointment, self.renewals.get(appointment.id, ()), on, self.firm.time_zone)

    def standings(self, on: date) -> list[Standing]:
        """Every appointment, proposals too, whose days include this one."""
        begun = (one for one in self.appointments if one.held_from <= on)
        current = [one for one in begun if one.held_until is None or one.held_until > on]
        return [standing(one, on, self.firm.time_zone, self.renewals.get(one.id, ())) for one in current]


def is_here(appointment: Appointment, on: date) -> bool:
    return appointment.person.left_on is None or appointment.person.left_on > on


def is_held(appointment: Appointment, on: date) -> bool:
    """Accepted, and not over by a day."""
    return appointment.accepted_at is not None and not appointment.is_over(on)
