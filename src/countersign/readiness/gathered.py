"""What a request has read already. Whoever builds a page makes one and hands it down, and nothing is read twice.

It lives as long as the request: what it says is what was so when it was first asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import UUIDField

from countersign.audits.queries import Calendar
from countersign.kernel.actors import Hat
from countersign.kernel.instants import day_in
from countersign.ledger.held import Held
from countersign.ledger.prepared import Prepared
from countersign.objectives.queries import Stands
from countersign.people.queries import Register, grants, lately_gone, settings
from countersign.policies.queries import Shelf
from countersign.readiness.declared import Said
from countersign.readiness.recorded import Recorded
from countersign.resources.queries import BriefPurse
from countersign.risks.queries import OpenRisks
from countersign.roles.queries import Book, Grids, appointments

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person, Setting
    from countersign.roles.models import Appointment


LEADS = Prepared(
    lambda organisation: grants(organisation).filter(hat=Hat.ISMS_LEAD.value, ended_at=None), organisation=UUIDField()
)


LOOKED_FOR = (
    *("ask", "commitment", "message", "resource", "budget", "risk", "managementreview", "decision"),
    *("objective", "report", "appointment", "renewal", "competence", "gap", "standin", "matrix"),
    *("rolestelling", "functionrole"),
    *("visit", "internalaudit", "auditfinding", "auditexception", "programme", "booking"),
    *("action", "event", "direction", "support", "deviation", "draw", "spotcheck", "interview", "rehearsal"),
    *("completion", "rolecheck", "process", "review", "availability", "location", "toleration", "statement"),
    *("version", "reply", "bounce", "announcement", "delegation"),
)
"""Of what organisations may have nothing. A table that is not here is asked."""


NO_OTHERS: frozenset[str] = frozenset()
"""Of no role but those that bring a duty of 5.3."""


@dataclass(frozen=True)
class Gathered:
    """The lists of one organisation that do not grow with its people; each is read when it is first asked for."""

    firm: Organisation

    @property
    def begun(self) -> bool:
        """Was anything read?"""
        return len(vars(self)) > 1

    @cached_property
    def register(self) -> Register:
        return Register(self.firm)

    @cached_property
    def held(self) -> Held:
        """Of what there is anything."""
        return Held(self.firm.id, LOOKED_FOR)

    @cached_property
    def shelf(self) -> Shelf:
        return Shelf(self.firm, self.held)

    @cached_property
    def book(self) -> Book:
        return Book(self.firm, held=self.held)

    @cached_property
    def books(self) -> dict[frozenset[str], Book]:
        return {}

    @property
    def has_whole_book(self) -> bool:
        return "book" in vars(self) and "appointments" in vars(self.book)

    def appointments_with(self, ids: Collection[UUID]) -> Iterable[Appointment]:
        """Those with these ids; all of them where they were read anyway."""
        return self.book.appointments if self.has_whole_book else appointments(self.firm.id).filter(id__in=ids)

    def book_about(self, keys: frozenset[str]) -> Book:
        """Of some roles, and of those that bring a duty of 5.3; all of it where that was read anyway."""
        if self.has_whole_book:
            return self.book
        return self.books.setdefault(keys, Book(self.firm, keys, self.held, self.book))

    @cached_property
    def grids(self) -> Grids:
        return Grids(self.firm, self.held)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.firm, self.held)

    @cached_property
    def pursuits(self) -> Stands:
        return Stands(self.firm, self.held)

    @cached_property
    def purse(self) -> BriefPurse:
        return BriefPurse(self.firm, self.held)

    @cached_property
    def risks_by_day(self) -> dict[date, OpenRisks]:
        return {}

    def risks(self, on: date) -> OpenRisks:
        """What is open on a day."""
        return self.risks_by_day.setdefault(on, OpenRisks(self.firm, self.held, on))

    @cached_property
    def set_by_day(self) -> dict[date, dict[str, Setting]]:
        return {}

    def settings(self, on: date) -> dict[str, Setting]:
        """What holds on a day of all that the organisation has set."""
        if on not in self.set_by_day:
            self.set_by_day[on] = settings(self.firm.id, on)
        return self.set_by_day[on]

    @cached_property
    def alone(self) -> dict[tuple[UUID, datetime], bool]:
        return {}

    def leads_alone(self, person: UUID, at: datetime) -> bool:
        """Does nobody else lead, nor did until three days ago (``people.is_only_leader``)?"""
        if (person, at) not in self.alone:
            leading = {one.person_id for one in self.register.leaders(day_in(self.firm.time_zone, at))}
            self.alone[person, at] = leading == {person} and not lately_gone(self.firm.id, person, at)
        return self.alone[person, at]

    @cached_property
    def leads(self) -> list[Person]:
        """Who looks after the ISMS, whether they are still here or not."""
        return [grant.person for grant in LEADS.rows(organisation=self.firm.id)]

    @cached_property
    def recorded(self) -> Recorded:
        """What leadership did, as the ledger has it."""
        return Recorded(self.firm.id)

    @cached_property
    def said(self) -> Said:
        return Said(self.firm, self.held)
