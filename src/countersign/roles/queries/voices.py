"""Who speaks for whom: the holders of a day, with no more of each than a name, a role and departments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from countersign.people.queries import is_active
from countersign.roles.models import Renewal
from countersign.roles.queries.rows import holding


@dataclass(frozen=True)
class Voice:
    """Somebody who holds a role, called as in the version that they accepted last.

    ``department``: where they work; ``speaks``: for which others they were named.
    """

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
    here = holding(organisation, on).filter(is_active(on, "person__"))
    taken = Renewal.objects.filter(organisation_id=organisation, appointment=OuterRef("pk"), accepted_at__isnull=False)
    newest = taken.order_by("-role__version").values("role__name")[:1]
    called = here.annotate(called=Coalesce(Subquery(newest), F("role__name"))).order_by("person__name", "id")
    columns = ("id", "person_id", "person__name", "person__department", "role__key", "called", "departments")
    rows = called.values_list(*columns, "accepted_at")
    return [
        Voice(id, person, name or "", department, key, role, tuple(speaks), accepted is not None)
        for id, person, name, department, key, role, speaks, accepted in rows
    ]
