"""Who may do what with direction, support and leaders' exceptions. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date

from countersign.direction.enums import MAY_BECOME, DeviationState
from countersign.direction.models import Deviation, Direction, Support
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale

RUN = dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD), ALL)
LOOK = dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL)

MAY: dict[str, dict[Hat, str]] = {
    "direction.read": LOOK,
    "direction.record": RUN,
    "direction.withdraw": RUN,
    "support.record": RUN,
    "support.withdraw": RUN,
    "deviation.read": {**LOOK, Hat.STAFF: OWN},
    "deviation.observe": LOOK,
    "deviation.approve": {Hat.TOP_MANAGEMENT: ALL},
    "deviation.correct": LOOK,
    "deviation.withdraw": LOOK,
}


def can_read(by: Actor, row: Deviation) -> bool:
    """Whoever it is about reads it, whatever they may otherwise."""
    return row.is_about(by.person) or any(MAY["deviation.read"].get(hat) == ALL for hat in by.hats)


STANDS: dict[DeviationState, str] = {
    DeviationState.OBSERVED: "Nothing has been decided about this yet.",
    DeviationState.APPROVED: "This was approved.",
    DeviationState.CORRECTED: "This was corrected: what is recorded of it stands.",
    DeviationState.WITHDRAWN: "This was withdrawn.",
}
ABOUT_YOU = "This is about you: somebody else decides."


def check_can_direct(by: Actor) -> None:
    if not allowed(MAY, by, "direction.record"):
        raise Refused("Only top management or the ISMS lead can record what a leader did.")


def check_can_support(by: Actor) -> None:
    if not allowed(MAY, by, "support.record"):
        raise Refused("Only top management or the ISMS lead can record how a manager was helped.")


def check_can_withdraw(by: Actor, row: Direction | Support, act: str, revision_shown: int) -> None:
    if not allowed(MAY, by, act):
        raise Refused("Only top management or the ISMS lead can withdraw this.")
    if row.withdrawn_at is not None:
        raise Refused("This was withdrawn before.")
    check_fresh(row, revision_shown)


def check_can_observe(by: Actor) -> None:
    if not allowed(MAY, by, "deviation.observe"):
        raise Refused("Only top management, the ISMS lead or an internal auditor can record this.")


def check_can_approve(by: Actor, row: Deviation, on: date, revision_shown: int, *, leads: bool) -> None:
    """Another member of top management, always: one's own approval is none, also where nobody else leads (S5)."""
    if not leads or not allowed(MAY, by, "deviation.approve"):
        raise Refused("Only top management can let this stand.")
    if row.is_about(by.person):
        raise Refused("This is about you: your own approval is none. Keep the rule, or let another leader decide.")
    if row.state not in (DeviationState.OBSERVED, DeviationState.APPROVED):
        raise Refused(STANDS[row.state])
    if row.holds(on):
        raise Refused("This is approved already, and its last day is not over.")
    check_fresh(row, revision_shown)


def check_can_correct(by: Actor, row: Deviation, revision_shown: int) -> None:
    check_another(by, row, "deviation.correct", revision_shown)
    if DeviationState.CORRECTED not in MAY_BECOME[row.state]:
        raise Refused(STANDS[row.state])


def check_can_take_back(by: Actor, row: Deviation, revision_shown: int) -> None:
    check_another(by, row, "deviation.withdraw", revision_shown)
    if DeviationState.WITHDRAWN not in MAY_BECOME[row.state]:
        raise Refused(STANDS[row.state])


def check_another(by: Actor, row: Deviation, act: str, revision_shown: int) -> None:
    """Nobody settles what is about themselves."""
    if not allowed(MAY, by, act):
        raise Refused("Only top management, the ISMS lead or an internal auditor can do this.")
    if row.is_about(by.person):
        raise Refused(ABOUT_YOU)
    check_fresh(row, revision_shown)


def check_fresh(row: Direction | Support | Deviation, revision_shown: int) -> None:
    if row.revision != revision_shown:
        raise Stale("Somebody changed this after you opened it. Look at it again, then save.")


EARLIEST = 1995


def check_happened(day: date, today: date) -> None:
    if day > today:
        raise Refused("That day lies ahead: only what has happened can be recorded.")
    if day.year < EARLIEST:
        raise Refused("Look at the year.")
