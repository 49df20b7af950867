"""What changes tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import DateField, UUIDField

from countersign.changes.enums import EventKind
from countersign.changes.facts import Trigger
from countersign.changes.models import Event
from countersign.changes.queries.rows import every_event
from countersign.kernel.instants import day_in
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

KINDS: dict[EventKind, str | None] = {
    EventKind.MAJOR_INCIDENT: "major incident",
    EventKind.REGULATION: "regulatory change",
    EventKind.NEW_PRODUCT: "new product or service",
    EventKind.REORGANISATION: "reorganisation",
    EventKind.ACQUISITION: "acquisition",
    EventKind.SCOPE: "change of scope",
    EventKind.KEY_SUPPLIER: "change of a key supplier",
    EventKind.OTHER: None,
}
"""What the dossier calls them. Their names stay here."""

HAPPENED = Prepared(
    lambda organisation, as_of: (
        every_event(organisation)
        .select_related(None)
        .only("kind", "happened_on", "assessed_on", "reviews_policy", "withdrawn_at")
        .filter(happened_on__lte=as_of)
        .order_by("happened_on", "id")
    ),
    organisation=UUIDField(),
    as_of=DateField(),
)


def collect_facts(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Trigger, ...]:
    """What had happened by a day, the earliest first; what was withdrawn by then is left out.

    Only an assessment that the policy is not touched settles an event. Where it is touched, its review does.
    """
    found = HAPPENED.rows(organisation=organisation, as_of=as_of)
    off = [one for one in found if one.withdrawn_at is not None]
    zone = (firm or organisation_with(organisation)).time_zone if off else ""
    gone = {one.id for one in off if withdrawn_by(one, as_of, zone)}
    return tuple(told(one, as_of) for one in found if one.id not in gone)


def withdrawn_by(one: Event, day: date, zone: str) -> bool:
    return one.withdrawn_at is not None and day_in(zone, one.withdrawn_at) <= day


def told(one: Event, as_of: date) -> Trigger:
    settled = one.assessed_on is not None and one.assessed_on <= as_of and not one.reviews_policy
    return Trigger(
        kind=KINDS[EventKind(one.kind)], on=one.happened_on, assessed_on=one.assessed_on if settled else None
    )
