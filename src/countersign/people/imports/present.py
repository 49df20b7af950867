"""Who is here, as far as a list can tell: what is compared with its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from countersign.people.models import Person
from countersign.people.queries import credential_holders, is_away, people


@dataclass(frozen=True)
class Known:
    """Somebody of the organisation. ``holds_credentials``: their address is one (decision 5)."""

    id: UUID
    name: str
    email: str
    employee_number: str
    title: str
    department: str
    kind: str
    manager_id: UUID | None
    joined_on: date | None
    left_on: date | None
    on_leave: bool
    leave_from: date | None
    leave_until: date | None
    executive: bool
    revision: int
    holds_credentials: bool = False

    def is_here(self, on: date) -> bool:
        return self.left_on is None or self.left_on > on

    def is_away(self, on: date) -> bool:
        return is_away(self, on)

    def is_away_without_end(self, on: date) -> bool:
        """On leave, and nobody knows until when."""
        return self.is_away(on) and (self.on_leave or self.leave_until is None)


def people_present(organisation: UUID, at: datetime) -> list[Known]:
    """Everybody who was not erased, also those who left."""
    holders = credential_holders(organisation, at)
    here = people(organisation).filter(erased_at=None)
    return [known(one, holds_credentials=one.id in holders) for one in here]


def known(one: Person, *, holds_credentials: bool = False) -> Known:
    return Known(
        id=one.id,
        name=one.name or "",
        email=one.email or "",
        employee_number=one.employee_number or "",
        title=one.title or "",
        department=one.department,
        kind=one.kind,
        manager_id=one.manager_id,
        joined_on=one.joined_on,
        left_on=one.left_on,
        on_leave=one.on_leave,
        leave_from=one.leave_from,
        leave_until=one.leave_until,
        executive=one.executive,
        revision=one.revision,
        holds_credentials=holds_credentials,
    )
