"""One goal, objective, measurement and report in any organisation, for walks over every address."""

from __future__ import annotations

from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.ledger.files import keep
from tests.cast import Cast
from tests.objectives import worlds


def pursuits(here: Cast, first: str, reporter: UUID, reader: UUID, by: Actor) -> dict[str, UUID]:
    """A goal; an objective that was adopted elsewhere, measured, and of which other terms wait; and a report of it."""
    goal = worlds.goal_set(here, by=by)
    scan = keep(here.organisation, b"%PDF-1.7 minutes")
    id = worlds.proposed(here, by=by, owner="", goal_id=goal)
    worlds.adopted_elsewhere(here, id, by=by, adopted_by=first, scan=scan)
    worlds.measured(here, id, by=by)
    worlds.changed(here, id, by=by, owner="", target="5", goal_id=goal, at=worlds.after(11))
    told = worlds.reported(here, id, by=by, reporter_id=reporter, to_id=reader, scan=scan)
    row = worlds.pursued(here, id).readings[0].id
    return {"goal_id": goal, "objective_id": id, "measurement_id": row, "report_id": told}
