"""What Stonecross does besides: two processes with a step for security, two improvements of Dean's, and a purchase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from countersign.actions.commands.add_action import Source, add_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.changes.commands.report_event import report_event
from countersign.changes.enums import EventKind
from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import ALED, DEAN, FARAH, JOAN, LORNA, Member, by, who
from countersign.kernel.actors import Hat
from countersign.processes import queries as processes
from countersign.processes.commands.check_process import check_process
from countersign.processes.commands.describe_process import Described, describe_process

DESCRIBED_ON, BOUGHT_ON = date(2026, 2, 16), date(2026, 7, 1)
PURCHASE = "Purchase of Brightwell Cloud"
STORY = "Eleven people, forty customers and a data centre in Leeds are ours from today."


@dataclass(frozen=True)
class Step:
    """A process, who answers for it, its step; and the one case that was looked at."""

    name: str
    owner: Member
    step: str
    looked_on: date
    place: str


STEPS = (
    Step(
        "Change and projects",
        ALED,
        "A project has a page on what can go wrong for the customer before it has a plan.",
        date(2026, 4, 1),
        "Project 412, first page",
    ),
    Step(
        "Hiring and leaving",
        JOAN,
        "Accounts are closed on the last day, by the list.",
        date(2026, 2, 20),
        "Leavers of February, HR folder",
    ),
)


@dataclass(frozen=True)
class Better:
    """Something that is to get better, who asked for it, whose it is and until when."""

    title: str
    task: str
    raised_on: date
    source: str
    owner: Member
    due_on: date


BETTER = (
    Better(
        "Customers' passwords leave the spreadsheet",
        "Move them to the ticket system, customer by customer, until there is a vault.",
        date(2026, 4, 10),
        "Dean, in the meeting of the service desk",
        LORNA,
        date(2027, 3, 31),
    ),
    Better(
        "Alarms of the night are read in the morning",
        "The first shift lead reads them with coffee and says so in the log.",
        date(2026, 8, 10),
        "Farah's look through the log of July",
        LORNA,
        date(2026, 12, 31),
    ),
)


def farah_describes(stage: Stage, step: Step) -> None:
    described = Described(
        name=step.name, owner_id=who(stage, step.owner).id, step=step.step, department=step.owner.department
    )
    describe_process(described=described, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def farah_records_a_case(stage: Stage, step: Step) -> None:
    found = (one for one in processes.processes(stage.organisation) if one.name == step.name)
    id: UUID = there(next(found, None), "process").id
    check_process(
        process_id=id,
        checked_on=stage.day(step.looked_on),
        worked=True,
        place=step.place,
        checked_by_id=who(stage, step.owner).id,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def is_to_get_better(stage: Stage, better: Better, told_by: Member) -> None:
    add_action(
        kind=ActionKind.IMPROVEMENT,
        title=better.title,
        task=better.task,
        source=Source(SourceKind.OTHER, better.source),
        owner_id=who(stage, better.owner).id,
        due_on=stage.day(better.due_on),
        by=by(stage, told_by, Hat.ISMS_LEAD),
        at=stage.at,
    )


def farah_reports_the_purchase(stage: Stage) -> None:
    report_event(
        kind=EventKind.ACQUISITION,
        title=PURCHASE,
        happened_on=stage.day(BOUGHT_ON),
        story=STORY,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = (
    *(
        Act(DESCRIBED_ON, time(10, 10 * place), f"Farah describes “{step.name}”", partial(farah_describes, step=step))
        for place, step in enumerate(STEPS)
    ),
    *(
        Act(
            step.looked_on,
            time(16, 45),
            f"a case of “{step.name}” is recorded",
            partial(farah_records_a_case, step=step),
        )
        for step in STEPS
    ),
    *(
        Act(
            better.raised_on,
            time(10, 20),
            f"“{better.title}” is put down",
            partial(is_to_get_better, better=better, told_by=teller),
        )
        for better, teller in zip(BETTER, (DEAN, FARAH), strict=True)
    ),
    Act(date(2026, 7, 2), time(9, 25), "Farah reports the purchase", farah_reports_the_purchase),
)
