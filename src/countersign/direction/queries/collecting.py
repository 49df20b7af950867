"""What direction tells readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import DateField, UUIDField

from countersign.direction.enums import SupportKind
from countersign.direction.facts import Direction, Exemption, ManagerSupport
from countersign.direction.models import Deviation
from countersign.direction.models import Direction as Given
from countersign.direction.models import Support as Helped
from countersign.direction.queries.rows import deviations, directions, supports
from countersign.kernel.instants import day_in
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

GIVEN = Prepared(
    lambda organisation, as_of: (
        directions(organisation)
        .select_related(None)
        .only("leader_id", "directed_on", "withdrawn_at")
        .filter(directed_on__lte=as_of)
        .order_by("directed_on", "id")
    ),
    organisation=UUIDField(),
    as_of=DateField(),
)
HELPED = Prepared(
    lambda organisation, as_of: (
        supports(organisation)
        .select_related(None)
        .only("manager_id", "supported_on", "withdrawn_at")
        .filter(supported_on__lte=as_of)
        .exclude(kind=SupportKind.OWN_ACT.value)
        .order_by("supported_on", "id")
    ),
    organisation=UUIDField(),
    as_of=DateField(),
)
SEEN = Prepared(
    lambda organisation, as_of: deviations(organisation).filter(observed_on__lte=as_of).order_by("observed_on", "id"),
    organisation=UUIDField(),
    as_of=DateField(),
)


def collect_direction(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Direction, ...]:
    """What leaders did by a day, the earliest first; what was withdrawn by then is left out."""
    found = counting(firm or organisation, as_of, GIVEN.rows(organisation=organisation, as_of=as_of))
    return tuple(Direction(by=ref("person", one.leader_id), on=one.directed_on) for one in found)


def collect_support(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[ManagerSupport, ...]:
    """Which managers had been helped by a day. What a manager did themselves is nobody's help to them."""
    found = counting(firm or organisation, as_of, HELPED.rows(organisation=organisation, as_of=as_of))
    return tuple(ManagerSupport(manager=ref("person", one.manager_id), on=one.supported_on) for one in found)


def collect_deviations(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Exemption, ...]:
    """Where leaders had been seen above a rule by a day, and what was decided about it by then."""
    found = counting(firm or organisation, as_of, SEEN.rows(organisation=organisation, as_of=as_of))
    return tuple(told(one, as_of) for one in found)


def told(one: Deviation, as_of: date) -> Exemption:
    approved = one.approved_on is not None and one.approved_on <= as_of
    corrected = one.corrected_on is not None and one.corrected_on <= as_of
    return Exemption(
        person=one.leader.ref,
        on=one.observed_on,
        approved_by=one.approved_by.ref if one.approved_by and approved else None,
        expires=one.approved_until if approved else None,
        corrected_on=one.corrected_on if corrected else None,
    )


def counting[Row: (Given, Helped, Deviation)](here: Organisation | UUID, as_of: date, found: list[Row]) -> list[Row]:
    """Those that nobody had withdrawn by a day."""
    if all(one.withdrawn_at is None for one in found):
        return found
    zone = (organisation_with(here) if isinstance(here, UUID) else here).time_zone
    return [one for one in found if one.withdrawn_at is None or day_in(zone, one.withdrawn_at) > as_of]
