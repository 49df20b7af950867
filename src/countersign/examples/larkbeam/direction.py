"""How Priya backed those who do the work: the kick-off, and an hour in the workshop on risks."""

from __future__ import annotations

from datetime import date, time

from countersign.direction.commands.record_direction import record_direction
from countersign.direction.enums import DirectionKind
from countersign.examples.stage import Act, Stage
from countersign.kernel.actors import Hat

KICK_OFF = (
    "Opened the kick-off: Tom leads the ISMS, has Fridays for it, and whoever he asks for something answers within "
    "the week."
)
WORKSHOP = "Sat in the workshop on risks for the whole hour, and took the largest one on herself."


def told_of(stage: Stage, by: str, kind: DirectionKind, what: str, evidence: str, on: date) -> None:
    record_direction(
        kind=kind,
        leader_id=stage.person("Priya").id,
        directed_on=stage.day(on),
        what=what,
        evidence=evidence,
        by=stage.by(by, Hat.ISMS_LEAD if by == "Tom" else Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def tom_records_the_kick_off(stage: Stage) -> None:
    shown = "Slides of 23 March, fourth page, in the ISMS folder"
    told_of(stage, "Tom", DirectionKind.INSTRUCTION, KICK_OFF, shown, date(2026, 3, 23))


def priya_records_the_workshop(stage: Stage) -> None:
    shown = "Photograph of the board, with names, in the ISMS folder"
    told_of(stage, "Priya", DirectionKind.WORKSHOP, WORKSHOP, shown, date(2026, 5, 20))


ACTS = (
    Act(date(2026, 3, 24), time(9, 20), "Tom records how Priya began", tom_records_the_kick_off),
    Act(date(2026, 5, 20), time(17, 5), "Priya records the workshop", priya_records_the_workshop),
)
