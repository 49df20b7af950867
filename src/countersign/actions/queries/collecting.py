"""What actions tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import DateField, UUIDField

from countersign.actions.enums import ActionKind
from countersign.actions.facts import Improvement
from countersign.actions.models import Action
from countersign.actions.queries.rows import actions
from countersign.kernel.instants import day_in
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

IMPROVEMENTS = Prepared(
    lambda organisation, as_of: (
        actions(organisation)
        .select_related(None)
        .only("raised_on", "sponsor_id", "sponsored_on", "dropped_at")
        .filter(kind=ActionKind.IMPROVEMENT.value, raised_on__lte=as_of)
        .order_by("raised_on", "id")
    ),
    organisation=UUIDField(),
    as_of=DateField(),
)


def collect_facts(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Improvement, ...]:
    """The improvements that had been decided by a day and were not dropped by it, the earliest first.

    A sponsor counts from the day on which they asked for it, whether they said so themselves or somebody told it.
    """
    found = IMPROVEMENTS.rows(organisation=organisation, as_of=as_of)
    off = [one for one in found if one.dropped_at is not None]
    zone = (firm or organisation_with(organisation)).time_zone if off else ""
    gone = {one.id for one in off if dropped_by(one, as_of, zone)}
    return tuple(told(one, as_of) for one in found if one.id not in gone)


def dropped_by(one: Action, day: date, zone: str) -> bool:
    return one.dropped_at is not None and day_in(zone, one.dropped_at) <= day


def told(one: Action, as_of: date) -> Improvement:
    sponsored = one.sponsored_on is not None and one.sponsored_on <= as_of
    sponsor = ref("person", one.sponsor_id) if one.sponsor_id and sponsored else None
    return Improvement(on=one.raised_on, sponsor=sponsor)
