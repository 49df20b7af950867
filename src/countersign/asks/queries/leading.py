"""Who may be asked: leaders (DOMAIN, 2.1 number 5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.people import queries as people
from countersign.people.enums import PersonKind

if TYPE_CHECKING:
    from countersign.people.models import Person


def leaders_to_ask(organisation: UUID, on: date) -> list[Person]:
    """Whoever is top management on a day, or an executive who is here; nobody from outside. By name."""
    found = [entry.person for entry in people.leaders(organisation, on)]
    found += people.executives(organisation).filter(people.is_active(on))
    here = {one.id: one for one in found if one.kind != PersonKind.EXTERNAL and one.erased_at is None}
    return sorted(here.values(), key=lambda one: (one.name or "", one.id))


def is_asked_as_leader(organisation: UUID, person: UUID, on: date) -> bool:
    return any(one.id == person for one in leaders_to_ask(organisation, on))
