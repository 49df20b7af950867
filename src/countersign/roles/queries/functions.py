"""Which roles are with a function, and with nobody by name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, UUIDField

from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.roles.models import FunctionRole


def functions(organisation: UUID) -> QuerySet[FunctionRole]:
    """Whatever was ever found to be with a function, with its role, the earliest day first."""
    here = FunctionRole.objects.filter(organisation_id=organisation).select_related("role")
    return here.order_by("given_from", "recorded_at", "id")


FUNCTIONS = Prepared(functions, organisation=UUIDField())


def function_role(organisation: UUID, id: UUID) -> FunctionRole:
    """Raises Unknown for none, and for somebody else's."""
    found = functions(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("functionrole")
    return found


def with_functions(organisation: UUID, on: date, key: str = "") -> dict[str, list[FunctionRole]]:
    """By the key of a role: the functions that it is with on a day. ``key``: only of this role."""
    here = functions(organisation).filter(Q(given_until=None) | Q(given_until__gt=on), given_from__lte=on)
    found: dict[str, list[FunctionRole]] = {}
    for one in here.filter(role__key=key) if key else here:
        found.setdefault(one.role.key, []).append(one)
    return found


def open_functions(organisation: UUID, key: str) -> list[FunctionRole]:
    """What a role is with, without an end."""
    return list(functions(organisation).filter(role__key=key, ended_at=None))
