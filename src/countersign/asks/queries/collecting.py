"""What asks tell readiness (decision 21). No ask and no commitment is a fact: a live organisation has the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import DateField, DateTimeField, Field, Q, UUIDField

from countersign.asks import facts
from countersign.asks.queries.asking import asks
from countersign.asks.queries.commitments import commitments
from countersign.kernel.instants import day_over
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

OF_ASKS = ("id", "leader_id", "asked_on", "wanted", "due_on", "specific", "answered_on")
OF_COMMITMENTS = ("due_on", "leader_id", "met_on")
"""The columns that are told; years of rows are read for it, and nobody's name."""

A_DAY: dict[str, Field[Any, Any]] = {"organisation": UUIDField(), "as_of": DateField(), "over": DateTimeField()}

ASKS = Prepared(
    lambda organisation, as_of, over: (
        asks(organisation)
        .filter(Q(withdrawn_at=None) | Q(withdrawn_at__gte=over), asked_on__lte=as_of)
        .order_by("due_on", "id")
        .values_list(*OF_ASKS)
    ),
    **A_DAY,
)
COMMITMENTS = Prepared(
    lambda organisation, over: (
        commitments(organisation)
        .filter(Q(taken_back_at=None) | Q(taken_back_at__gte=over), made_at__lt=over)
        .order_by("due_on", "id")
        .values_list(*OF_COMMITMENTS)
    ),
    organisation=UUIDField(),
    over=DateTimeField(),
)


def collect_asks(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[facts.Ask, ...]:
    """What had been asked by a day. What was withdrawn by then is left out; what was answered later is open."""
    over = day_over((firm or organisation_with(organisation)).time_zone, as_of)
    return tuple(
        facts.Ask(
            id=ref("ask", id),
            to=ref("person", leader),
            on=on,
            text=wanted or None,
            due=due,
            specific=specific,
            responded_on=answered if answered and answered <= as_of else None,
        )
        for id, leader, on, wanted, due, specific, answered in ASKS.values(
            organisation=organisation, as_of=as_of, over=over
        )
    )


def collect_commitments(
    organisation: UUID, as_of: date, firm: Organisation | None = None
) -> tuple[facts.Commitment, ...]:
    """What leaders had taken on by a day, and met by it."""
    over = day_over((firm or organisation_with(organisation)).time_zone, as_of)
    return tuple(
        facts.Commitment(due=due, by=ref("person", leader), met_on=met if met and met <= as_of else None)
        for due, leader, met in COMMITMENTS.values(organisation=organisation, over=over)
    )
