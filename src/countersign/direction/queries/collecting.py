"""What direction tells readiness (decision 21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import DateField, DateTimeField, Field, Q, UUIDField

from countersign.direction.enums import SupportKind
from countersign.direction.facts import Direction, Exemption, ManagerSupport
from countersign.direction.queries.rows import deviations, directions, supports
from countersign.kernel.instants import day_over
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

A_DAY: dict[str, Field[Any, Any]] = {"organisation": UUIDField(), "as_of": DateField(), "over": DateTimeField()}

GIVEN = Prepared(
    lambda organisation, as_of, over: (
        directions(organisation)
        .filter(counting(over), directed_on__lte=as_of)
        .order_by("directed_on", "id")
        .values_list("leader_id", "directed_on")
    ),
    **A_DAY,
)
HELPED = Prepared(
    lambda organisation, as_of, over: (
        supports(organisation)
        .filter(counting(over), supported_on__lte=as_of)
        .exclude(kind=SupportKind.OWN_ACT.value)
        .order_by("supported_on", "id")
        .values_list("manager_id", "supported_on")
    ),
    **A_DAY,
)
SEEN = Prepared(
    lambda organisation, as_of, over: (
        deviations(organisation)
        .filter(counting(over), observed_on__lte=as_of)
        .order_by("observed_on", "id")
        .values_list("leader_id", "observed_on", "approved_on", "approved_by_id", "approved_until", "corrected_on")
    ),
    **A_DAY,
)


def counting(over: Any) -> Q:
    """What nobody had withdrawn before a day was over."""
    return Q(withdrawn_at=None) | Q(withdrawn_at__gte=over)


def told_of(organisation: UUID, as_of: date, firm: Organisation | None) -> dict[str, Any]:
    over = day_over((firm or organisation_with(organisation)).time_zone, as_of)
    return {"organisation": organisation, "as_of": as_of, "over": over}


def collect_direction(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Direction, ...]:
    """What leaders did by a day, the earliest first; what was withdrawn by then is left out."""
    found = GIVEN.values(**told_of(organisation, as_of, firm))
    return tuple(Direction(by=ref("person", leader), on=on) for leader, on in found)


def collect_support(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[ManagerSupport, ...]:
    """Which managers had been helped by a day. What a manager did themselves is nobody's help to them."""
    found = HELPED.values(**told_of(organisation, as_of, firm))
    return tuple(ManagerSupport(manager=ref("person", manager), on=on) for manager, on in found)


def collect_deviations(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[Exemption, ...]:
    """Where leaders had been seen above a rule by a day, and what was decided about it by then."""
    found = SEEN.values(**told_of(organisation, as_of, firm))
    return tuple(told(as_of, *one) for one in found)


def told(
    as_of: date,
    leader: UUID,
    on: date,
    approved_on: date | None,
    approved_by: UUID | None,
    until: date | None,
    corrected_on: date | None,
) -> Exemption:
    approved = approved_on is not None and approved_on <= as_of
    corrected = corrected_on is not None and corrected_on <= as_of
    return Exemption(
        person=ref("person", leader),
        on=on,
        approved_by=ref("person", approved_by) if approved_by and approved else None,
        expires=until if approved else None,
        corrected_on=corrected_on if corrected else None,
    )
