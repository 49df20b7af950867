"""Which roles an entry in the ledger is about: all that has to be told anew once it was made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Model

from countersign.roles.models import (
    Appointment,
    Competence,
    CompetenceGap,
    FunctionRole,
    Renewal,
    Retirement,
    Role,
    StandIn,
)

MOST = 50
"""With more roles than these, all are told anew."""

NAMING: dict[str, tuple[type[Model], str, str]] = {
    Role.noun: (Role, "id", "key"),
    "person": (Appointment, "person", "role__key"),
    Retirement.noun: (Retirement, "id", "role__key"),
    Appointment.noun: (Appointment, "id", "role__key"),
    Renewal.noun: (Renewal, "id", "role__key"),
    Competence.noun: (Competence, "id", "appointment__role__key"),
    CompetenceGap.noun: (CompetenceGap, "id", "appointment__role__key"),
    StandIn.noun: (StandIn, "id", "appointment__role__key"),
    FunctionRole.noun: (FunctionRole, "id", "role__key"),
}
"""By the noun of what an entry is about: where that row is named, and the way from there to the key of a role."""


def keys_of(organisation: UUID, later: Collection[tuple[str, UUID]]) -> frozenset[str] | None:
    """The keys of the roles that some entries are about; None where that may be any."""
    by_noun: dict[str, set[UUID]] = {}
    for noun, id in later:
        by_noun.setdefault(noun, set()).add(id)
    if not by_noun.keys() <= NAMING.keys():
        return None
    keys = frozenset(key for noun, ids in by_noun.items() for key in named_by(organisation, noun, ids))
    if "person" in by_noun:
        keys |= with_a_function(organisation)
    return keys if len(keys) <= MOST else None


def named_by(organisation: UUID, noun: str, ids: Collection[UUID]) -> Iterable[str]:
    model, column, key = NAMING[noun]
    here = model._default_manager.filter(organisation_id=organisation, **{f"{column}__in": ids})
    return here.values_list(key, flat=True).distinct()


def with_a_function(organisation: UUID) -> frozenset[str]:
    """The roles that are with a function: whoever has that job title may be somebody else now."""
    return frozenset(FunctionRole.objects.filter(organisation_id=organisation).values_list("role__key", flat=True))
