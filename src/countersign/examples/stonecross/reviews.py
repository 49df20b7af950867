"""Two management reviews, as the minutes on paper have them: one without a leader, one in which Gareth sat by."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from countersign.examples.stage import Act, Stage
from countersign.examples.stonecross.cast import DEAN, FARAH, GARETH, JOAN, Member, by, who
from countersign.examples.stonecross.policy import LABEL
from countersign.kernel.actors import Hat
from countersign.reviews import queries as reviews
from countersign.reviews.commands.carry_out import carry_out
from countersign.reviews.commands.plan_review import Plan, plan_review
from countersign.reviews.commands.record_elsewhere import Past, Record, record_elsewhere
from countersign.reviews.enums import DecisionKind

FIRST_ON, SECOND_ON, NEXT_ON = date(2024, 12, 2), date(2025, 12, 1), date(2026, 12, 10)
RECORDED_ON = date(2026, 1, 22)

MINUTES = Path(__file__).with_name("minutes.txt").read_text(encoding="utf-8")
"""What both say: Farah writes the number of tickets and the year of the next review anew."""
TICKETS = {FIRST_ON: 61, SECOND_ON: 74}

type Taken = tuple[str, Member, date, date | None]
"""What was decided, whose it is, by when, and on which day it was done."""

OF_2024: tuple[Taken, ...] = (
    ("List the suppliers that see customers' data.", FARAH, date(2025, 3, 31), None),
    ("Turn on two-step sign-in for the remote tools.", DEAN, date(2025, 4, 30), date(2025, 5, 10)),
)
OF_2025: tuple[Taken, ...] = (
    ("Tell the board each half-year how security stands.", GARETH, date(2026, 3, 31), None),
    ("Finish the list of suppliers.", FARAH, date(2026, 6, 30), None),
    ("Replace the old remote management tool.", DEAN, date(2026, 9, 30), None),
    ("Put the awareness training into the first week of everybody.", JOAN, date(2026, 12, 31), None),
    ("Measure each objective every quarter.", FARAH, date(2027, 1, 31), None),
)
TOLD_ON, TOLD = date(2026, 3, 20), "Told the board this morning, with three slides of Farah's."


def pasts(stage: Stage, taken: tuple[Taken, ...]) -> list[Past]:
    return [
        Past(
            words=words,
            kind=DecisionKind.IMPROVEMENT,
            owner_id=who(stage, owner).id,
            due_on=stage.day(due),
            done_on=stage.day(done) if done else None,
        )
        for words, owner, due, done in taken
    ]


def says(held_on: date) -> str:
    return MINUTES.format(tickets=TICKETS[held_on], year=held_on.year + 1)


def farah_records_the_first(stage: Stage) -> None:
    record = Record(
        held_on=stage.day(FIRST_ON),
        chair_id=who(stage, DEAN).id,
        attendees=[who(stage, one).id for one in (DEAN, FARAH)],
        levels={"a": 1, "b": 1, "d": 1, "f": 1, "g": 1},
        decisions=pasts(stage, OF_2024),
        minutes_on=stage.day(date(2024, 12, 10)),
        confirmed=True,
        documented="Minutes of 2 December 2024, ISMS folder",
        text=says(FIRST_ON),
    )
    record_elsewhere(record=record, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def farah_records_the_second(stage: Stage) -> None:
    """The minutes were written the evening before the day on which she enters them, fifty days after the meeting."""
    record = Record(
        held_on=stage.day(SECOND_ON),
        chair_id=who(stage, DEAN).id,
        attendees=[who(stage, one).id for one in (GARETH, DEAN, FARAH, JOAN)],
        levels={"b": 2, "d": 2, "f": 2, "g": 1},
        decisions=pasts(stage, OF_2025),
        minutes_on=stage.day(date(2026, 1, 20)),
        next_planned_on=stage.day(NEXT_ON),
        endorsed=[LABEL],
        documented="Minutes of 1 December 2025, ISMS folder",
        text=says(SECOND_ON),
    )
    record_elsewhere(record=record, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def gareth_has_told_the_board(stage: Stage) -> None:
    """The one action of the five that was done in time."""
    held = [one.id for one in reviews.reviews(stage.organisation)]
    mine = next(one for one in reviews.decisions(stage.organisation, held) if one.owner_id == who(stage, GARETH).id)
    carry_out(decision_id=mine.id, done_on=stage.today, outcome=TOLD, by=by(stage, GARETH), at=stage.at)


def farah_plans_the_next(stage: Stage) -> None:
    plan = Plan(
        planned_on=stage.day(NEXT_ON),
        begins="14:00",
        place="Board room",
        chair_id=who(stage, GARETH).id,
        invited=[who(stage, one).id for one in (GARETH, DEAN, FARAH, JOAN)],
    )
    plan_review(plan=plan, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


ACTS = (
    Act(RECORDED_ON, time(10, 10), "Farah records the review of 2024", farah_records_the_first),
    Act(RECORDED_ON, time(10, 30), "Farah records the review of 2025", farah_records_the_second),
    Act(TOLD_ON, time(18, 20), "Gareth has told the board", gareth_has_told_the_board),
    Act(date(2026, 9, 30), time(9, 15), "Farah plans the review of December", farah_plans_the_next),
)
