from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.periods import months_after
from countersign.kernel.permits import who
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.writing import command, write_many
from countersign.reviews.commands.plan_review import Plan, apply_plan
from countersign.reviews.entries import ReviewPlanned
from countersign.reviews.enums import ReviewKind
from countersign.reviews.models import Review
from countersign.reviews.permissions import check_can_plan

QUARTER = 3
SLOTS = 4


@command
def plan_slots(
    *,
    first_on: date,
    begins: str = "",
    place: str = "",
    chair_id: UUID | None = None,
    invited: Sequence[UUID] = (),
    full_last: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Plan a year of quarterly slots at once: four, three months apart. ``full_last``: the fourth has all inputs."""
    check_can_plan(by)
    if first_on.year >= date.max.year - 1:
        raise Refused("Look at the year of the review.")
    rows = []
    for n in range(SLOTS):
        kind = ReviewKind.FULL if full_last and n == SLOTS - 1 else ReviewKind.SLOT
        plan = Plan(
            planned_on=months_after(first_on, n * QUARTER),
            kind=kind,
            begins=begins,
            place=place,
            chair_id=chair_id,
            invited=invited,
        )
        row = Review(id=new_id(at), organisation_id=by.organisation, planned_at=at, planned_by_id=who(by))
        apply_plan(row, plan)
        rows.append(row)
    write_many(rows, [ReviewPlanned() for _ in rows])
