from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.permissions import check_is_here
from countersign.people.queries import hold, person, today
from countersign.processes.entries import ProcessDescribed
from countersign.processes.enums import LifeStage
from countersign.processes.models import Process
from countersign.processes.permissions import LONGEST_TEXT, check_can_describe
from countersign.processes.queries import processes

LONGEST_NAME = 200
MOST_MONTHS = 36


@dataclass(frozen=True, kw_only=True)
class Described:
    """What is written down about a process. ``step``: which security step stands where; ``evidence``: what shows it.

    ``covers``: which parts of somebody's time here it sees to, if it is about people.
    """

    name: str
    owner_id: UUID
    step: str
    department: str = ""
    evidence: str = ""
    cadence_months: int = 12
    covers: tuple[LifeStage, ...] = ()


@command
def describe_process(*, described: Described, by: Actor, at: datetime) -> Ref:
    """Write down a business process that has a security step in it (ISO/IEC 27001, 5.1 b)."""
    hold(by.organisation)
    check_can_describe(by)
    process = Process(id=new_id(at), organisation_id=by.organisation, described_at=at, described_by_id=who(by))
    apply(process, described, at)
    write(process, ProcessDescribed())
    return process.ref


def apply(process: Process, told: Described, at: datetime) -> None:
    """Write a description into a row, once all of it makes sense. Raises Unknown for somebody else's people."""
    check_makes_sense(told)
    owner = person(process.organisation_id, told.owner_id)
    check_is_here(owner, today(process.organisation_id, at))
    name = clean(told.name).strip()
    same = processes(process.organisation_id).filter(ended_at=None, name__iexact=name).exclude(id=process.id)
    if same.exists():
        raise Refused(say("There is a process {name} already: record examples there.", name=name))
    process.name, process.department, process.owner = name, clean(told.department).strip(), owner
    process.step, process.evidence = told.step.strip(), told.evidence.strip()
    process.cadence_months = told.cadence_months
    process.covers = [stage.value for stage in LifeStage if stage in told.covers]


def check_makes_sense(told: Described) -> None:
    if not told.name.strip():
        raise Refused("Say which process it is, as the people who do it call it.")
    if not told.step.strip():
        raise Refused("Say which security step stands where in it: that is what an auditor asks to see.")
    if max(len(told.name), len(told.department)) > LONGEST_NAME:
        raise Refused(say("A name has at most {n} characters.", n=LONGEST_NAME))
    if max(len(told.step), len(told.evidence)) > LONGEST_TEXT:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_TEXT))
    if not 1 <= told.cadence_months <= MOST_MONTHS:
        raise Refused(say("An example is looked at every 1 to {n} months.", n=MOST_MONTHS))
