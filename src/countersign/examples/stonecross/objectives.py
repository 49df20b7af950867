"""Four objectives from the review: one has no number, one has lost its owner, and of one nobody was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import ANITA, FARAH, GARETH, JOAN, LORNA, STEVE, Member, by, who
from countersign.kernel.actors import Hat
from countersign.objectives import queries as objectives
from countersign.objectives.commands.propose_objective import Asked, propose_objective
from countersign.objectives.commands.record_adoption import record_adoption
from countersign.objectives.commands.record_measurement import record_measurement
from countersign.objectives.commands.record_report import record_report
from countersign.objectives.commands.tell_of_objective import tell_of_objective
from countersign.objectives.enums import Direction

SET_ON, ADOPTED_ON, TOLD_ON, DUE_ON = date(2026, 1, 10), date(2025, 12, 1), date(2026, 1, 13), date(2026, 12, 31)
RECORDED_ON = date(2026, 1, 23)
SHOWN = "Minutes of the management review of 1 December 2025, item 6"
TOLD = "On the page of the quarter, in the portal"


@dataclass(frozen=True)
class Aim:
    """An objective and who answers for it; when it was measured, what came out, and where that was read."""

    title: str
    owner: Member
    plan: str
    measured: tuple[date, str]
    source: str
    measure: str = ""
    target: str = ""
    unit: str = ""
    direction: Direction = Direction.AT_LEAST
    told: bool = True


TICKETS = Aim(
    "Security tickets are closed in time",
    LORNA,
    "Each shift lead looks at the open ones at the start of the shift.",
    (date(2026, 9, 30), "93"),
    "Ticket report of the month",
    "Tickets closed within the agreed time",
    "95",
    "%",
)
MATURITY = Aim(
    "Our security is more mature",
    FARAH,
    "Work through the list of the consultant.",
    (date(2026, 9, 30), "3"),
    "Self-assessment, ISMS folder",
)
CLOUD = Aim(
    "Customers' clouds are set up safely",
    STEVE,
    "The scanner runs every night; what it finds is put right within the week.",
    (date(2026, 10, 1), "9"),
    "Scanner, last page",
    "Misconfigurations open in a week",
    "5",
    "a week",
    Direction.AT_MOST,
)
PHISHING = Aim(
    "People report what looks odd",
    JOAN,
    "Two exercises a year, and a word with whoever clicked.",
    (date(2026, 5, 4), "31"),
    "Report of the exercise in May",
    "People who reported the exercise",
    "40",
    "%",
    told=False,
)
AIMS = (TICKETS, MATURITY, CLOUD, PHISHING)
REPORTS = {
    date(2026, 3, 15): (GARETH, "Security in the first quarter, three slides; board folder", ()),
    date(2026, 7, 1): (ANITA, "The four objectives at half-time; ISMS folder", AIMS),
}
"""By the day: to whom Farah reported, what it was called, and what it was about."""


def farah_proposes(stage: Stage, aim: Aim) -> None:
    asked = Asked(
        title=aim.title,
        measure=aim.measure,
        target=aim.target,
        unit=aim.unit,
        direction=aim.direction,
        owner_id=who(stage, aim.owner).id,
        plan_what=aim.plan,
        due_on=stage.day(DUE_ON),
    )
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    propose_objective(asked=asked, set_on=stage.day(SET_ON), by=lead, at=stage.at)


def farah_records_that_it_was_adopted(stage: Stage, aim: Aim) -> None:
    """In the review, with Gareth at the table."""
    proposed = next(one for one in objectives.terms(stage.organisation) if one.title == aim.title)
    record_adoption(
        terms_id=proposed.id,
        digest_shown=proposed.document,
        adopted_by_id=who(stage, GARETH).id,
        adopted_on=stage.day(ADOPTED_ON),
        evidence=SHOWN,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def pursued(stage: Stage, aim: Aim) -> UUID:
    found = (one for one in objectives.terms(stage.organisation) if one.title == aim.title)
    return there(next(found, None), "objective").objective_id


def farah_records_who_was_told(stage: Stage, aim: Aim) -> None:
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    tell_of_objective(objective_id=pursued(stage, aim), told_on=stage.day(TOLD_ON), how=TOLD, by=lead, at=stage.at)


def farah_records_the_number(stage: Stage, aim: Aim) -> None:
    on, value = aim.measured
    record_measurement(
        objective_id=pursued(stage, aim),
        measured_on=stage.day(on),
        value=value,
        source=aim.source,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def farah_records_the_report(stage: Stage, to: Member, called: str, about: tuple[Aim, ...]) -> None:
    record_report(
        reported_on=stage.today,
        reporter_id=who(stage, FARAH).id,
        to_id=who(stage, to).id,
        called=called,
        about=[pursued(stage, aim) for aim in about],
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = (
    *(
        Act(RECORDED_ON, time(9, 10 + place), f"Farah enters “{aim.title}”", partial(farah_proposes, aim=aim))
        for place, aim in enumerate(AIMS)
    ),
    *(
        Act(
            RECORDED_ON,
            time(9, 20 + place),
            f"Farah records that “{aim.title}” was adopted",
            partial(farah_records_that_it_was_adopted, aim=aim),
        )
        for place, aim in enumerate(AIMS)
    ),
    *(
        Act(
            RECORDED_ON,
            time(9, 30 + place),
            f"Farah records that people were told of “{aim.title}”",
            partial(farah_records_who_was_told, aim=aim),
        )
        for place, aim in enumerate(AIMS)
        if aim.told
    ),
    *(
        Act(
            aim.measured[0],
            time(16, 30 + place),
            f"“{aim.title}” is measured",
            partial(farah_records_the_number, aim=aim),
        )
        for place, aim in enumerate(AIMS)
    ),
    *(
        Act(
            on,
            time(17, 15),
            f"Farah reports on {on}",
            partial(farah_records_the_report, to=to, called=called, about=about),
        )
        for on, (to, called, about) in REPORTS.items()
    ),
)
