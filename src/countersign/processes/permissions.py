"""Who may do what with processes. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.processes.enums import ProcessState
from countersign.processes.models import Process

EARLIEST = 1995
LONGEST_TEXT, LONGEST_PLACE = 2000, 500

LEAD_AND_TOP = {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL}

MAY: dict[str, dict[Hat, str]] = {
    "process.read": {**LEAD_AND_TOP, Hat.INTERNAL_AUDITOR: ALL, Hat.DEPARTMENT_CONTACT: OWN},
    "process.describe": LEAD_AND_TOP,
    "process.change": LEAD_AND_TOP,
    "process.check": {**LEAD_AND_TOP, Hat.DEPARTMENT_CONTACT: OWN},
    "process.import": LEAD_AND_TOP,
    "process.end": LEAD_AND_TOP,
}
"""A department's contact reads the processes that they own, and shows examples of them."""


def reaches_all(by: Actor, act: str) -> bool:
    return any(MAY[act].get(hat) == ALL for hat in by.hats)


def is_own(by: Actor, process: Process) -> bool:
    return by.person is not None and by.person == process.owner_id


def check_can_describe(by: Actor) -> None:
    if not allowed(MAY, by, "process.describe"):
        raise Refused("Only the ISMS lead or top management can write down a process.")


def check_running(process: Process) -> None:
    if process.state is ProcessState.ENDED:
        raise Refused("This process is not done any more: what is recorded of it stands.")


def check_can_change(by: Actor, process: Process, revision_shown: int) -> None:
    if not allowed(MAY, by, "process.change"):
        raise Refused("Only the ISMS lead or top management can change what is written about a process.")
    check_running(process)
    if process.revision != revision_shown:
        raise Stale("Somebody changed this process after you opened it. Look at it again, then save.")


def check_can_check(by: Actor, process: Process, own: bool) -> None:
    """``own``: the actor looked themselves; of others the ISMS lead or top management writes it down."""
    if not allowed(MAY, by, "process.check") or not (reaches_all(by, "process.check") or is_own(by, process)):
        raise Refused("Only the owner of the process, the ISMS lead or top management can record an example.")
    if not own and not reaches_all(by, "process.check"):
        raise Refused("You record what you looked at yourself. For somebody else the ISMS lead writes it down.")
    check_running(process)


def check_can_import(by: Actor) -> None:
    if not allowed(MAY, by, "process.import"):
        raise Refused("Only the ISMS lead or top management can take over what another tool says.")


def check_can_end(by: Actor, process: Process) -> None:
    if not allowed(MAY, by, "process.end"):
        raise Refused("Only the ISMS lead or top management can end a process.")
    check_running(process)


def check_day(day: date, on: date) -> None:
    if day > on:
        raise Refused("That day lies ahead: only what has happened can be recorded.")
    if day.year < EARLIEST:
        raise Refused("Look at the year.")


def check_shown(found: str, place: str, scan: str | None, *, worked: bool) -> None:
    if not place.strip() and not scan:
        raise Refused("Say where the case can be seen, or attach a copy of it: without either it is only a word.")
    if not worked and not found.strip():
        raise Refused("Say what was missed: the example is worth something if somebody learns from it.")
    if len(found.strip()) > LONGEST_TEXT:
        raise Refused(say("Say it in at most {n} characters.", n=LONGEST_TEXT))
    if len(place.strip()) > LONGEST_PLACE:
        raise Refused(say("Say where it is in at most {n} characters.", n=LONGEST_PLACE))
