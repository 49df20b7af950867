"""Larkbeam's processes at the stages that the tests begin with, reached by commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.ledger.files import keep
from countersign.ledger.queries import leaf_of
from countersign.people.queries import organisation
from countersign.processes.commands.change_process import change_process
from countersign.processes.commands.check_process import check_process
from countersign.processes.commands.describe_process import Described, describe_process
from countersign.processes.commands.end_process import end_process
from countersign.processes.commands.take_over_checks import take_over_checks
from countersign.processes.imports import Line, compare
from countersign.processes.models import Check, Process
from countersign.processes.queries import check, process
from tests.cast import Cast, id_of
from tests.policies.worlds import AT, NOBODY, after, entered, lead, leader, recording_fails

__all__ = ["AT", "NOBODY", "after", "entered", "lead", "leader", "recording_fails"]

TODAY = date(2026, 1, 6)
TOLD: dict[str, Any] = {
    "name": "Somebody leaves",
    "department": "HR",
    "step": "Accounts closed and keys back on the last day.",
    "evidence": "The filled checklist.",
    "cadence_months": 6,
}
PLACE = "https://files.larkbeam.example/leavers/17"


def told(here: Cast, **changed: Any) -> Described:
    """Of Ruth. An owner is named by the first part of their address."""
    given = {"owner": "ruth", **TOLD, **changed}
    owner = given.pop("owner")
    return Described(**{"owner_id": here.person(owner).id, **given})


def described(here: Cast, *, by: Actor | None = None, at: datetime = AT, **changed: Any) -> UUID:
    return id_of(describe_process(described=told(here, **changed), by=by or lead(here), at=at))


def found(here: Cast, id: UUID) -> Process:
    return process(here.organisation, id)


def changed(
    here: Cast, id: UUID, *, by: Actor | None = None, at: datetime = AT, shown: int | None = None, **what: Any
) -> None:
    revision = found(here, id).revision if shown is None else shown
    change_process(process_id=id, revision_shown=revision, described=told(here, **what), by=by or lead(here), at=at)


def checked(here: Cast, id: UUID, on: date = TODAY, *, by: Actor | None = None, at: datetime = AT, **how: Any) -> UUID:
    given = {"worked": True, "found": "All nine boxes were ticked.", "place": PLACE, **how}
    return id_of(check_process(process_id=id, checked_on=on, **given, by=by or lead(here), at=at))


def compared(here: Cast, data: bytes, *, by: Actor | None = None) -> list[Line]:
    """The rows of a list, as the page shows them."""
    return compare(data, "old.csv", organisation(here.organisation), TODAY, by or lead(here))


def taken_over(here: Cast, data: bytes, *, by: Actor | None = None, at: datetime = AT) -> None:
    """What is new in a list out of another tool."""
    new = [one for one in compared(here, data, by=by) if one.is_new]
    take_over_checks(lines=new, file=keep(here.organisation, data), by=by or lead(here), at=at)


def seen(here: Cast, id: UUID) -> Check:
    return check(here.organisation, id)


def ended(here: Cast, id: UUID, on: date = TODAY, *, by: Actor | None = None, at: datetime = AT) -> None:
    end_process(process_id=id, ended_on=on, because="A firm does it for us now.", by=by or lead(here), at=at)


def kind_of(here: Cast, row: Process | Check) -> str:
    """The kind of the newest entry about a row."""
    leaf = leaf_of(here.organisation, row.entry)
    assert leaf is not None
    return leaf.kind
