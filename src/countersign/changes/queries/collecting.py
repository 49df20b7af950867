"""What changes tell readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import DateField, DateTimeField, Q, UUIDField

from countersign.changes.enums import EventKind
from countersign.changes.facts import Trigger
from countersign.changes.queries.rows import every_event
from countersign.kernel.instants import day_over
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
    lambda organisation, as_of, over: (
        every_event(organisation)
        .filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=over), happened_on__lte=as_of)
        .order_by("happened_on", "id")
        .values_list("kind", "happened_on", "assessed_on", "reviews_policy")
    ),
    organisation=UUIDField(),
    as_of=DateField(),
    over=DateTimeField(),
)


def collect_facts(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Trigger, ...]:
    """What had happened by a day, the earliest first; what was withdrawn by then is left out.

    Only an assessment that the policy is not touched settles an event. Where it is touched, its review does.
    """
    over = day_over((firm or organisation_with(organisation)).time_zone, as_of)
    found = HAPPENED.values(organisation=organisation, as_of=as_of, over=over)
    return tuple(told(as_of, *one) for one in found)


def told(as_of: date, kind: str, on: date, assessed_on: date | None, reviews_policy: bool | None) -> Trigger:
    settled = assessed_on is not None and assessed_on <= as_of and not reviews_policy
    return Trigger(kind=KINDS[EventKind(kind)], on=on, assessed_on=assessed_on if settled else None)
