"""Three objectives that Priya adopted: measured by the quarter, told to everybody, and reported on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.objectives import queries as objectives
from countersign.objectives.commands.adopt_objectives import adopt_objectives
from countersign.objectives.commands.propose_objective import Asked, propose_objective
from countersign.objectives.commands.record_measurement import record_measurement
from countersign.objectives.commands.record_report import record_report
from countersign.objectives.commands.set_goal import Aimed, set_goal
from countersign.objectives.commands.tell_of_objective import tell_of_objective

ADOPTED_ON, TOLD_ON, DUE_ON = date(2026, 4, 1), date(2026, 4, 4), date(2027, 3, 31)
GOAL = "Sign the contract with the care group by the end of February"
WHY = "They supply to the NHS and sign only with a certificate: a third of next year's turnover."
TOLD = "On one page beside the policy on the intranet, and read out at stand-up."
JUDGED = "Tom puts the number on the one page of the quarter, and Priya reads it."


@dataclass(frozen=True)
class Aim:
    """An objective, who answers for it, and what was measured when, by whom and where that was read."""

    title: str
    owner: str
    measure: str
    target: str
    unit: str
    plan: str
    read: tuple[tuple[date, str], ...]
    source: str
    for_goal: bool = False


RESTORES = Aim(
    "We can bring customers' data back",
    "Mei",
    "Restore tests passed, of one a quarter",
    "4",
    "a year",
    "Each quarter Mei restores the rota of one care home from the night before, and writes down how long it took.",
    ((date(2026, 7, 1), "1"), (date(2026, 10, 1), "2")),
    "Restore log, in the operations folder",
    for_goal=True,
)
AWARENESS = Aim(
    "Everybody knows the rules",
    "Ruth",
    "People who did the training within 30 days",
    "100",
    "%",
    "Ruth books everybody in, reminds them once, and then tells their manager.",
    ((date(2026, 7, 2), "92"), (date(2026, 10, 1), "92")),
    "Training list, kept by HR",
)
PATCHES = Aim(
    "Critical patches are in within a week",
    "Tom",
    "Critical patches installed within 7 days",
    "95",
    "%",
    "The pipeline lists them every morning; whoever is on call installs them first.",
    ((date(2026, 7, 1), "96"), (date(2026, 10, 2), "97")),
    "Monthly list of the build pipeline",
)
AIMS = (RESTORES, AWARENESS, PATCHES)

REPORTS = {
    date(2026, 6, 30): "ISMS on one page, second quarter 2026; ISMS folder",
    date(2026, 9, 30): "ISMS on one page, third quarter 2026; ISMS folder",
    date(2026, 10, 14): "The three objectives, as shown in the management review; ISMS folder",
}
"""By the day the report that Tom gave Priya, and what it was called."""


def tom_writes_the_goal_down(stage: Stage) -> None:
    aimed = Aimed(title=GOAL, why=WHY, begins_on=stage.day(date(2026, 3, 2)), until_on=stage.day(date(2027, 2, 28)))
    set_goal(aimed=aimed, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def tom_proposes(stage: Stage, aim: Aim) -> None:
    goal = there(objectives.goals(stage.organisation).first(), "goal").id if aim.for_goal else None
    asked = Asked(
        title=aim.title,
        goal_id=goal,
        measure=aim.measure,
        target=aim.target,
        unit=aim.unit,
        owner_id=stage.person(aim.owner).id,
        plan_what=aim.plan,
        plan_judged=JUDGED,
        due_on=stage.day(DUE_ON),
    )
    propose_objective(asked=asked, set_on=stage.today, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def priya_adopts_them(stage: Stage) -> None:
    shown = {one.id: one.document for one in objectives.terms(stage.organisation)}
    adopt_objectives(digests_shown=shown, by=stage.by("Priya", Hat.TOP_MANAGEMENT), at=stage.at)


def pursued(stage: Stage, aim: Aim) -> UUID:
    found = (one for one in objectives.terms(stage.organisation) if one.title == aim.title)
    return there(next(found, None), "objective").objective_id


def tom_tells_everybody(stage: Stage, aim: Aim) -> None:
    lead = stage.by("Tom", Hat.ISMS_LEAD)
    tell_of_objective(objective_id=pursued(stage, aim), told_on=stage.day(TOLD_ON), how=TOLD, by=lead, at=stage.at)


def measures(stage: Stage, aim: Aim, value: str) -> None:
    record_measurement(
        objective_id=pursued(stage, aim),
        measured_on=stage.today,
        value=value,
        source=aim.source,
        by=stage.by(aim.owner),
        at=stage.at,
    )


def tom_records_the_report(stage: Stage, called: str) -> None:
    """He gave it to her in person, and writes that down."""
    record_report(
        reported_on=stage.today,
        reporter_id=stage.person("Tom").id,
        to_id=stage.person("Priya").id,
        called=called,
        about=[pursued(stage, aim) for aim in AIMS],
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = (
    Act(ADOPTED_ON, time(8, 40), "Tom writes down what the business is after", tom_writes_the_goal_down),
    *(
        Act(ADOPTED_ON, time(8, 45 + place), f"Tom proposes “{aim.title}”", partial(tom_proposes, aim=aim))
        for place, aim in enumerate(AIMS)
    ),
    Act(ADOPTED_ON, time(9, 30), "Priya adopts the objectives", priya_adopts_them),
    *(
        Act(TOLD_ON, time(9, 50 + place), f"everybody is told of “{aim.title}”", partial(tom_tells_everybody, aim=aim))
        for place, aim in enumerate(AIMS)
    ),
    *(
        Act(on, time(16, 30 + place), f"“{aim.title}” is measured on {on}", partial(measures, aim=aim, value=value))
        for place, aim in enumerate(AIMS)
        for on, value in aim.read
    ),
    *(
        Act(on, time(17, 15), f"Tom reports on {on}", partial(tom_records_the_report, called=called))
        for on, called in REPORTS.items()
    ),
)
