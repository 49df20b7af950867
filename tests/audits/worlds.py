"""Larkbeam's audits at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.audits.commands.plan_visit import plan_visit
from countersign.audits.enums import VisitKind
from countersign.audits.models import Visit
from countersign.audits.queries import visit
from countersign.ledger.queries import leaf_of
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, lead, leader, recording_fails

__all__ = ["AT", "NOBODY", "after", "lead", "leader", "recording_fails"]

STAGE_2 = date(2027, 1, 25)
DRIVER = "The contract with Northgate Care: signature by 28 February 2027."
PLAN: dict[str, Any] = {
    "kind": VisitKind.STAGE_2,
    "visit_on": STAGE_2,
    "driver": DRIVER,
    "certifier": "Ashdown Certification",
}


def planned(here: Cast, *, at: datetime = AT, **changed: Any) -> UUID:
    return id_of(plan_visit(**PLAN | changed, by=lead(here), at=at))


def found(here: Cast, id: UUID) -> Visit:
    return visit(here.organisation, id)


def kind_of(here: Cast, id: UUID) -> str:
    """The kind of the newest entry about a visit."""
    leaf = leaf_of(here.organisation, found(here, id).entry)
    assert leaf is not None
    return leaf.kind
