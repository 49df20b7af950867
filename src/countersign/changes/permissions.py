"""Who may do what with significant changes and incidents. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date

from countersign.changes.enums import EventState
from countersign.changes.models import Event
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale

RUN = dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD), ALL)
NEAR = (Hat.RISK_OWNER, Hat.DEPARTMENT_CONTACT)
"""Who sees in their own area what others would not hear of."""

MAY: dict[str, dict[Hat, str]] = {
    "change.read": {**RUN, Hat.INTERNAL_AUDITOR: ALL, **dict.fromkeys(NEAR, OWN)},
    "change.report": {**RUN, **dict.fromkeys(NEAR, ALL)},
    "change.assess": RUN,
    "change.follow_up": RUN,
    "change.withdraw": RUN,
}

STANDS: dict[EventState, str] = {
    EventState.REPORTED: "Nobody has said yet what this means.",
    EventState.ASSESSED: "What this means was said before, and stands.",
    EventState.WITHDRAWN: "This was withdrawn: report it again if it happened after all.",
}


def can_read_all(by: Actor) -> bool:
    """Everything that happened; others read what they reported themselves."""
    return any(MAY["change.read"].get(hat) == ALL for hat in by.hats)


def check_can_report(by: Actor) -> None:
    if not allowed(MAY, by, "change.report"):
        raise Refused("Only top management, the ISMS lead, a risk owner or a department contact can report a change.")


def check_can_assess(by: Actor, row: Event, revision_shown: int) -> None:
    if not allowed(MAY, by, "change.assess"):
        raise Refused("Only top management or the ISMS lead can say what a change means.")
    if row.state is not EventState.REPORTED:
        raise Refused(STANDS[row.state])
    check_fresh(row, revision_shown)


def check_can_follow_up(by: Actor, row: Event) -> None:
    if not allowed(MAY, by, "change.follow_up"):
        raise Refused("Only top management or the ISMS lead can have something done about a change.")
    if row.state is EventState.WITHDRAWN:
        raise Refused(STANDS[row.state])


def check_can_withdraw(by: Actor, row: Event, revision_shown: int) -> None:
    if not allowed(MAY, by, "change.withdraw"):
        raise Refused("Only top management or the ISMS lead can withdraw a change.")
    if row.state is EventState.WITHDRAWN:
        raise Refused(STANDS[row.state])
    check_fresh(row, revision_shown)


def check_fresh(row: Event, revision_shown: int) -> None:
    if row.revision != revision_shown:
        raise Stale("Somebody changed this after you opened it. Look at it again, then save.")


EARLIEST = 1995


def check_happened(day: date, today: date) -> None:
    if day > today:
        raise Refused("That day lies ahead: only what has happened can be recorded.")
    if day.year < EARLIEST:
        raise Refused("Look at the year.")
