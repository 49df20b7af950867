"""What actions tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import DateField, DateTimeField, Q, UUIDField

from countersign.actions.enums import ActionKind
from countersign.actions.facts import Improvement
from countersign.actions.queries.rows import actions
from countersign.kernel.instants import day_over
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

IMPROVEMENTS = Prepared(
    lambda organisation, as_of, over: (
        actions(organisation)
        .filter(Q(dropped_at=None) | Q(dropped_at__gte=over), kind=ActionKind.IMPROVEMENT.value, raised_on__lte=as_of)
        .order_by("raised_on", "id")
        .values_list("raised_on", "sponsor_id", "sponsored_on")
    ),
    organisation=UUIDField(),
    as_of=DateField(),
    over=DateTimeField(),
)


def collect_facts(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Improvement, ...]:
    """The improvements that had been decided by a day and were not dropped by it, the earliest first.

    A sponsor counts from the day on which they asked for it, whether they said so themselves or somebody told it.
    """
    over = day_over((firm or organisation_with(organisation)).time_zone, as_of)
    found = IMPROVEMENTS.values(organisation=organisation, as_of=as_of, over=over)
    return tuple(
        Improvement(on=on, sponsor=ref("person", sponsor) if sponsor and since and since <= as_of else None)
        for on, sponsor, since in found
    )
