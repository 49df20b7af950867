"""Reads of processes and of the examples that show them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.processes.enums import LifeStage, ProcessState
from countersign.processes.models import Check, Process


def processes(organisation: UUID) -> QuerySet[Process]:
    """Every process that was ever written down, by its name."""
    here = Process.objects.filter(organisation_id=organisation)
    return here.select_related("owner", "described_by", "ended_by").order_by("name", "id")


def process(organisation: UUID, id: UUID) -> Process:
    """Raises Unknown for none, and for somebody else's."""
    found = processes(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("process")
    return found


def checks(organisation: UUID) -> QuerySet[Check]:
    """Every example, the latest first."""
    here = Check.objects.filter(organisation_id=organisation)
    return here.select_related("checked_by", "recorded_by").order_by("-checked_on", "-id")


def checks_of(process: Process) -> QuerySet[Check]:
    return checks(process.organisation_id).filter(process_id=process.id)


def check(organisation: UUID, id: UUID) -> Check:
    """Raises Unknown for none, and for somebody else's."""
    found = checks(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("processcheck")
    return found


PROCESSES = Prepared(processes, organisation=UUIDField())
CHECKS = Prepared(checks, organisation=UUIDField())


@dataclass(frozen=True)
class Standing:
    """A process on a day: the latest example of it, and when the next one is due."""

    process: Process
    on: date
    latest: Check | None
    number: int

    @property
    def due_on(self) -> date | None:
        """So many months after the latest; none while there is no example, and for one that has ended."""
        if self.latest is None or self.process.state is ProcessState.ENDED:
            return None
        return months_after(self.latest.checked_on, self.process.cadence_months)

    @property
    def is_due(self) -> bool:
        """Is an example wanted by now? One without any is."""
        if self.process.state is ProcessState.ENDED:
            return False
        return self.due_on is None or self.due_on <= self.on


def standings(organisation: UUID, on: date) -> list[Standing]:
    """Every process with its latest example by a day: what wants one first, the longest due on top."""
    found = PROCESSES.rows(organisation=organisation)
    by_process: dict[UUID, list[Check]] = {}
    for one in CHECKS.rows(organisation=organisation) if found else ():
        if one.checked_on <= on:
            by_process.setdefault(one.process_id, []).append(one)
    every = [standing(one, on, by_process.get(one.id, [])) for one in found]
    return sorted(every, key=lambda one: (one.process.ended_at is not None, one.due_on or date.min, one.process.name))


def covering(found: list[Standing]) -> dict[LifeStage, list[Standing]]:
    """For each part of somebody's time here the processes that see to it and are still done."""
    running = [one for one in found if one.process.state is ProcessState.RUNNING]
    return {stage: [one for one in running if stage.value in one.process.covers] for stage in LifeStage}


def standing(process: Process, on: date, taken: list[Check]) -> Standing:
    """``taken``: the examples of it, the latest first."""
    return Standing(process, on, taken[0] if taken else None, len(taken))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month (DOMAIN, 2.1 number 1)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
