"""Which roles an entry in the ledger is about: all that has to be told anew once it was made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from countersign.roles.models import Appointment, Competence, CompetenceGap, Renewal, Retirement, Role, StandIn

type Keys = Callable[[UUID, Collection[UUID]], QuerySet[Role, str] | Iterable[str]]

MOST = 50
"""With more roles than these, all are told anew."""

KEYS: dict[str, Keys] = {
    "role": lambda here, ids: Role.objects.filter(organisation_id=here, id__in=ids).values_list("key", flat=True),
    "person": lambda here, ids: (
        Appointment.objects.filter(organisation_id=here, person__in=ids).values_list("role__key", flat=True)
    ),
    **{
        model.noun: lambda here, ids, model=model, key=key: (
            model.objects.filter(organisation_id=here, id__in=ids).values_list(key, flat=True)
        )
        for model, key in (
            (Retirement, "role__key"),
            (Appointment, "role__key"),
            (Renewal, "role__key"),
            (Competence, "appointment__role__key"),
            (CompetenceGap, "appointment__role__key"),
            (StandIn, "appointment__role__key"),
        )
    },
}
"""By the noun of what an entry is about: the keys of roles that may be told otherwise since."""


def keys_of(organisation: UUID, later: Collection[tuple[str, UUID]]) -> frozenset[str] | None:
    """The keys of the roles that some entries are about; None where that may be any."""
    by_noun: dict[str, set[UUID]] = {}
    for noun, id in later:
        by_noun.setdefault(noun, set()).add(id)
    if not by_noun.keys() <= KEYS.keys():
        return None
    keys = frozenset(key for noun, ids in by_noun.items() for key in KEYS[noun](organisation, ids))
    return keys if len(keys) <= MOST else None
