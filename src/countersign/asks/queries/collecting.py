"""What asks tell readiness (decision 21). No ask and no commitment is a fact: a live organisation has the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import UUIDField

from countersign.asks import facts
from countersign.asks.models import Ask
from countersign.asks.queries.asking import asks
from countersign.asks.queries.commitments import commitments
from countersign.kernel.instants import day_in
from countersign.kernel.references import ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import organisation as organisation_with

if TYPE_CHECKING:
    from countersign.people.models import Organisation

OF_ASKS = ("leader_id", "asked_on", "wanted", "due_on", "specific", "answered_on", "withdrawn_at")
OF_COMMITMENTS = ("leader_id", "due_on", "made_at", "met_on", "taken_back_at")
"""The columns that are told; years of rows are read for it, and nobody's name."""

ASKS = Prepared(
    lambda organisation: asks(organisation).select_related(None).only(*OF_ASKS).order_by("due_on", "id"),
    organisation=UUIDField(),
)
COMMITMENTS = Prepared(
    lambda organisation: commitments(organisation).select_related(None).only(*OF_COMMITMENTS).order_by("due_on", "id"),
    organisation=UUIDField(),
)


def collect_asks(organisation: UUID, as_of: date, firm: Organisation | None = None) -> tuple[facts.Ask, ...]:
    """What had been asked by a day. What was withdrawn by then is left out; what was answered later is open."""
    zone = (firm or organisation_with(organisation)).time_zone
    found = [one for one in ASKS.rows(organisation=organisation) if one.asked_on <= as_of]
    return tuple(
        told(one, as_of) for one in found if not (one.withdrawn_at and day_in(zone, one.withdrawn_at) <= as_of)
    )


def told(one: Ask, as_of: date) -> facts.Ask:
    answered = one.answered_on if one.answered_on and one.answered_on <= as_of else None
    return facts.Ask(
        id=one.ref,
        to=ref("person", one.leader_id),
        on=one.asked_on,
        text=one.wanted or None,
        due=one.due_on,
        specific=one.specific,
        responded_on=answered,
    )


def collect_commitments(
    organisation: UUID, as_of: date, firm: Organisation | None = None
) -> tuple[facts.Commitment, ...]:
    """What leaders had taken on by a day, and met by it."""
    zone = (firm or organisation_with(organisation)).time_zone
    return tuple(
        facts.Commitment(
            due=one.due_on,
            by=ref("person", one.leader_id),
            met_on=one.met_on if one.met_on and one.met_on <= as_of else None,
        )
        for one in COMMITMENTS.rows(organisation=organisation)
        if day_in(zone, one.made_at) <= as_of and not (one.taken_back_at and day_in(zone, one.taken_back_at) <= as_of)
    )
