"""Who speaks for whom: the holders of a day, with no more of each than a name, a role and departments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from countersign.roles.queries.rows import holding


@dataclass(frozen=True)
class Voice:
    """Somebody who holds a role. ``department``: where they work; ``speaks``: for which others they were named."""

    appointment: UUID
    person: UUID
    name: str
    department: str
    key: str
    role: str
    speaks: tuple[str, ...]
    accepted: bool


def voices(organisation: UUID, on: date) -> list[Voice]:
    """Everybody who holds a role on a day and is here, by name."""
    here = holding(organisation, on).filter(Q(person__left_on=None) | Q(person__left_on__gt=on))
    columns = ("id", "person_id", "person__name", "person__department", "role__key", "role__name", "departments")
    rows = here.order_by("person__name", "id").values_list(*columns, "accepted_at")
    return [
        Voice(id, person, name or "", department, key, role, tuple(speaks), accepted is not None)
        for id, person, name, department, key, role, speaks, accepted in rows
    ]
