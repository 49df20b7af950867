"""Larkbeam's audit programme, and what belongs to a visit, reached by commands."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from countersign.audits.commands.approve_programme import approve_programme
from countersign.audits.commands.book_interview import book_interview
from countersign.audits.commands.propose_programme import propose_programme
from countersign.audits.models import Programme
from countersign.audits.queries import programme
from countersign.kernel.actors import Actor
from tests.audits import internal
from tests.audits.worlds import STAGE_2
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, after, lead, leader

FROM, UNTIL = date(2026, 1, 1), date(2026, 12, 31)
WHY = "The ISMS once a year; engineering twice, since every customer's data lies there."
EARLIER = "There are no earlier results. The last incident was in engineering."


def put_forward(here: Cast, *, by: Actor | None = None, at: Any = None, **changed: Any) -> UUID:
    """One audit of the ISMS, by Ola."""
    told: dict[str, Any] = {"covers_from": FROM, "covers_until": UNTIL, "why": WHY, "earlier": EARLIER} | changed
    if "audit_ids" not in told:
        told["audit_ids"] = [internal.planned(here)]
    return id_of(propose_programme(**told, by=by or lead(here), at=at or AT))


def found(here: Cast, id: UUID) -> Programme:
    return programme(here.organisation, id)


def approved(here: Cast, id: UUID, *, by: Actor | None = None, at: Any = None, shown: str = "") -> None:
    digest = shown or found(here, id).document
    approve_programme(programme_id=id, digest_shown=digest, by=by or leader(here), at=at or after(1))


def in_force(here: Cast, **changed: Any) -> UUID:
    id = put_forward(here, **changed)
    approved(here, id)
    return id


def booked(here: Cast, visit: UUID, *, by: Actor | None = None, at: Any = None, **changed: Any) -> UUID:
    told: dict[str, Any] = {
        "leader_id": here.person(changed.pop("leader", "priya")).id,
        "interview_on": STAGE_2,
        "begins": "09:30",
    } | changed
    return id_of(book_interview(visit_id=visit, **told, by=by or lead(here), at=at or after(1)))
