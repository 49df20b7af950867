"""Two objectives of the year: containment is reported every quarter, suppliers have not been reported since May."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from countersign.examples.meridian.minutes import QUARTERS
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.objectives import queries as objectives
from countersign.objectives.commands.adopt_objectives import adopt_objectives
from countersign.objectives.commands.propose_objective import Asked, propose_objective
from countersign.objectives.commands.record_measurement import record_measurement
from countersign.objectives.commands.record_report import record_report
from countersign.objectives.commands.set_goal import Aimed, set_goal
from countersign.objectives.commands.tell_of_objective import tell_of_objective
from countersign.objectives.enums import Direction

ADOPTED_ON, TOLD_ON, DUE_ON = date(2026, 1, 20), date(2026, 1, 23), date(2026, 12, 31)
TOLD = "On the boards in every terminal, and in the group's weekly letter."
JUDGED = "By the board, in the review of the quarter."


@dataclass(frozen=True)
class Aim:
    """An objective, the goal of the business behind it, who answers for it, and what was measured when.

    ``read``: the day it is about, and the day on which it was written down.
    """

    title: str
    goal: str
    why: str
    owner: str
    measure: str
    target: str
    direction: Direction
    unit: str
    plan: str
    read: tuple[tuple[date, date, str], ...]
    source: str


CONTAINMENT = Aim(
    "An incident in a terminal is contained",
    "Ports are up 99.9 % of the year",
    "A ship that waits costs more in an hour than a berth earns in a day.",
    "Yusuf",
    "Mean time to contain",
    "4",
    Direction.AT_MOST,
    "hours",
    "Networks of the terminals are segmented; the night watch calls; each port drills twice.",
    (
        (date(2026, 5, 1), date(2026, 5, 4), "5.1"),
        (date(2026, 8, 1), date(2026, 8, 3), "4.4"),
        (date(2026, 11, 1), date(2026, 11, 2), "3.6"),
    ),
    "Log of the night watch, quarterly extract",
)
SUPPLIERS = Aim(
    "Suppliers of the first tier are assessed",
    "We keep the status of authorised economic operator with customs",
    "Without it every container is opened, and customers go elsewhere.",
    "Thandi",
    "Suppliers of the first tier that were assessed this year",
    "100",
    Direction.AT_LEAST,
    "%",
    "Twelve a month, by the buyer who knows them, on the form of two pages.",
    ((date(2026, 5, 8), date(2026, 5, 11), "37"), (date(2026, 10, 15), date(2026, 10, 16), "81")),
    "Register of suppliers, purchasing",
)
AIMS = (CONTAINMENT, SUPPLIERS)
REPORTED = {quarter.held_on: AIMS if place < 2 else (CONTAINMENT,) for place, quarter in enumerate(QUARTERS)}
"""By the day of the review what Yusuf reported on to Ingrid."""


def set_the_goal(stage: Stage, aim: Aim) -> None:
    aimed = Aimed(title=aim.goal, why=aim.why, begins_on=stage.today, until_on=stage.day(DUE_ON))
    set_goal(aimed=aimed, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def propose(stage: Stage, aim: Aim) -> None:
    goal = next((one for one in objectives.goals(stage.organisation) if one.title == aim.goal), None)
    asked = Asked(
        title=aim.title,
        goal_id=there(goal, "goal").id,
        measure=aim.measure,
        target=aim.target,
        direction=aim.direction,
        unit=aim.unit,
        owner_id=stage.person(aim.owner).id,
        plan_what=aim.plan,
        plan_judged=JUDGED,
        due_on=stage.day(DUE_ON),
    )
    propose_objective(asked=asked, set_on=stage.today, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def ingrid_adopts_them(stage: Stage) -> None:
    shown = {one.id: one.document for one in objectives.terms(stage.organisation)}
    adopt_objectives(digests_shown=shown, by=stage.by("Ingrid", Hat.TOP_MANAGEMENT), at=stage.at)


def pursued(stage: Stage, aim: Aim) -> UUID:
    found = (one for one in objectives.terms(stage.organisation) if one.title == aim.title)
    return there(next(found, None), "objective").objective_id


def tell_everybody(stage: Stage, aim: Aim) -> None:
    lead = stage.by("Clara", Hat.ISMS_LEAD)
    tell_of_objective(objective_id=pursued(stage, aim), told_on=stage.day(TOLD_ON), how=TOLD, by=lead, at=stage.at)


def measures(stage: Stage, aim: Aim, on: date, value: str) -> None:
    record_measurement(
        objective_id=pursued(stage, aim),
        measured_on=stage.day(on),
        value=value,
        source=aim.source,
        by=stage.by(aim.owner),
        at=stage.at,
    )


def report(stage: Stage, about: tuple[Aim, ...]) -> None:
    """Yusuf gave it to Ingrid in the review, and Clara writes that down."""
    record_report(
        reported_on=stage.today,
        reporter_id=stage.person("Yusuf").id,
        to_id=stage.person("Ingrid").id,
        called="ISMS report of the quarter, in the board's folder",
        about=[pursued(stage, aim) for aim in about],
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = (
    *(
        Act(ADOPTED_ON, time(9, 10 + place), f"Clara writes down “{aim.goal}”", partial(set_the_goal, aim=aim))
        for place, aim in enumerate(AIMS)
    ),
    *(
        Act(ADOPTED_ON, time(9, 20 + place), f"Clara proposes “{aim.title}”", partial(propose, aim=aim))
        for place, aim in enumerate(AIMS)
    ),
    Act(ADOPTED_ON, time(15, 30), "Ingrid adopts the objectives", ingrid_adopts_them),
    *(
        Act(TOLD_ON, time(12, place), f"everybody is told of “{aim.title}”", partial(tell_everybody, aim=aim))
        for place, aim in enumerate(AIMS)
    ),
    *(
        Act(
            noted,
            time(8, 20 + place),
            f"“{aim.title}” is measured on {on}",
            partial(measures, aim=aim, on=on, value=value),
        )
        for place, aim in enumerate(AIMS)
        for on, noted, value in aim.read
    ),
    *(Act(on, time(12, 15), f"Yusuf reports on {on}", partial(report, about=about)) for on, about in REPORTED.items()),
)
