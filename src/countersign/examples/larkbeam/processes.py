"""Where security stands in what Larkbeam does anyway: hiring, buying and releasing, each with one real case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from pathlib import Path
from uuid import UUID

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.ledger import files
from countersign.processes import queries as processes
from countersign.processes.commands.check_process import check_process
from countersign.processes.commands.describe_process import Described, describe_process
from countersign.processes.enums import LifeStage

DESCRIBED_ON = date(2026, 4, 28)


@dataclass(frozen=True)
class Step:
    """A process, who answers for it, its step; and the case that was looked at: when, recorded when, where, what, its
    copy."""

    name: str
    owner: str
    department: str
    step: str
    evidence: str
    looked_on: date
    recorded_on: date
    place: str
    found: str
    copy: str
    covers: tuple[LifeStage, ...] = ()


STEPS = (
    Step(
        "Somebody starts or leaves",
        "Ruth",
        "HR",
        "Accounts are ordered by the list for the job, and closed on the last day with the same list.",
        "The list of the last one who started or left, with hours.",
        date(2026, 5, 2),
        date(2026, 5, 3),
        "HR folder, leavers 2026, first sheet",
        "A contractor's accounts were closed within the hour.",
        "leaver.pdf",
        (LifeStage.MOVING, LifeStage.LEAVING),
    ),
    Step(
        "Something is bought",
        "Nia",
        "Operations",
        "No order without the half page on what data the supplier sees and who looks at them again.",
        "The half page beside the last order.",
        date(2026, 6, 20),
        date(2026, 6, 22),
        "Orders 2026, number 31: the password manager",
        "Filled in before the order, with a day in a year's time.",
        "order.pdf",
    ),
    Step(
        "Something is changed or begun",
        "Mei",
        "Engineering",
        "The ticket asks what can go wrong for the people in the rota, and a second person reads the code.",
        "The ticket of the latest change that touched pay.",
        date(2026, 8, 14),
        date(2026, 8, 14),
        "Ticket 2214: rounding of night allowances",
        "Read by Ola; the way back was tried on a copy first.",
        "ticket.pdf",
    ),
)


def tom_describes(stage: Stage, step: Step) -> None:
    described = Described(
        name=step.name,
        owner_id=stage.person(step.owner).id,
        step=step.step,
        department=step.department,
        evidence=step.evidence,
        covers=step.covers,
    )
    describe_process(described=described, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def tom_records(stage: Stage, step: Step) -> None:
    """What its owner looked at."""
    check_process(
        process_id=process_of(stage, step),
        checked_on=stage.day(step.looked_on),
        worked=True,
        found=step.found,
        place=step.place,
        scan=files.keep(stage.organisation, Path(__file__).with_name(step.copy).read_bytes()),
        checked_by_id=stage.person(step.owner).id,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def process_of(stage: Stage, step: Step) -> UUID:
    found = (one for one in processes.processes(stage.organisation) if one.name == step.name)
    return there(next(found, None), "process").id


ACTS = (
    *(
        Act(DESCRIBED_ON, time(10, 10 * place), f"Tom describes “{step.name}”", partial(tom_describes, step=step))
        for place, step in enumerate(STEPS)
    ),
    *(
        Act(step.recorded_on, time(16, 45), f"a case of “{step.name}” is recorded", partial(tom_records, step=step))
        for step in STEPS
    ),
)
