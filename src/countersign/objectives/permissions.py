"""Who may do what with goals, objectives and reports. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.objectives.enums import TermsState
from countersign.objectives.models import Goal, Objective, ObjectiveTerms, Report

READERS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR)
PREPARING = {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL}

MAY: dict[str, dict[Hat, str]] = {
    "objective.read": dict.fromkeys(READERS, ALL),
    "objective.export": dict.fromkeys(READERS, ALL),
    "objective.follow": {**dict.fromkeys(READERS, ALL), Hat.STAFF: OWN},
    "goal.set": PREPARING,
    "goal.change": PREPARING,
    "goal.end": PREPARING,
    "objective.propose": PREPARING,
    "objective.withdraw": PREPARING,
    "objective.adopt": {Hat.TOP_MANAGEMENT: ALL},
    "objective.record_adoption": {Hat.ISMS_LEAD: ALL},
    "objective.tell": PREPARING,
    "objective.extend": PREPARING,
    "objective.conclude": PREPARING,
    "measurement.record": {Hat.ISMS_LEAD: ALL, Hat.STAFF: OWN},
    "measurement.correct": {Hat.ISMS_LEAD: ALL, Hat.STAFF: OWN},
    "report.read": dict.fromkeys(READERS, ALL),
    "report.open": {**dict.fromkeys(READERS, ALL), Hat.STAFF: OWN},
    "report.send": {Hat.ISMS_LEAD: ALL, Hat.STAFF: OWN},
    "report.record": {Hat.ISMS_LEAD: ALL},
    "report.acknowledge": {Hat.TOP_MANAGEMENT: OWN},
}
"""Staff follow and measure the objectives that they own; whoever holds the duty to report sends reports (5.3 b)."""

STANDS: dict[TermsState, str] = {
    TermsState.PROPOSED: "Top management has not adopted this yet.",
    TermsState.ADOPTED: "Top management has adopted this already.",
    TermsState.WITHDRAWN: "This was refused or taken back.",
}
CONCLUDED = "This objective is concluded: set another one."
CHANGED = "Somebody changed this objective after you opened it. Look at it again, then save."

ANOTHER_LEADER = (
    "another member of top management adopts it. If nobody else leads any more, you can once that has been on record "
    "for 72 hours."
)


def check_may(by: Actor, act: str) -> None:
    if not allowed(MAY, by, act):
        raise Refused(REFUSALS[act])


REFUSALS: dict[str, str] = {
    "goal.set": "Only top management or the ISMS lead can write down a goal of the business.",
    "goal.change": "Only top management or the ISMS lead can change a goal of the business.",
    "goal.end": "Only top management or the ISMS lead can end a goal of the business.",
    "objective.propose": "Only top management or the ISMS lead can propose an objective.",
    "objective.withdraw": "Only top management or the ISMS lead can take a proposed objective back.",
    "objective.adopt": "Only top management can adopt an objective.",
    "objective.record_adoption": "Only the ISMS lead can record that an objective was adopted elsewhere.",
    "objective.tell": "Only top management or the ISMS lead can record who was told of an objective.",
    "objective.extend": "Only top management or the ISMS lead can extend an objective.",
    "objective.conclude": "Only top management or the ISMS lead can conclude an objective.",
    "report.record": "Only the ISMS lead can record a report that was given elsewhere.",
    "report.send": "Only whoever reports performance, or the ISMS lead, can send this report.",
    "report.acknowledge": "Only the leader whom it was sent to can say that they have read it.",
}


def check_can_change_goal(by: Actor, goal: Goal, revision_shown: int) -> None:
    check_may(by, "goal.change")
    check_goal_open(goal)
    if goal.revision != revision_shown:
        raise Stale("Somebody changed this goal after you opened it. Look at it again, then save.")


def check_can_end_goal(by: Actor, goal: Goal) -> None:
    check_may(by, "goal.end")
    check_goal_open(goal)


def check_goal_open(goal: Goal) -> None:
    if goal.ended_at is not None:
        raise Refused("This goal was ended: write down another one.")


def check_pursued(objective: Objective) -> None:
    if objective.concluded_at is not None:
        raise Refused(CONCLUDED)


def check_can_adopt(by: Actor, terms: ObjectiveTerms, capacity: str, only_leader: bool) -> None:
    """Whoever is on the register on the day of the act, read again under the lock; and whoever wrote it only where
    nobody else leads (S1). ``capacity``: what the register says of the actor."""
    if not capacity:
        raise Refused(REFUSALS["objective.adopt"])
    check_may(by, "objective.adopt")
    check_proposed(terms)
    if terms.is_written_by(by.person) and not only_leader:
        raise Refused("You wrote this objective: " + ANOTHER_LEADER)


def check_proposed(terms: ObjectiveTerms) -> None:
    if terms.state is not TermsState.PROPOSED:
        raise Refused(STANDS[terms.state])


def check_can_measure(by: Actor, owner: UUID | None) -> None:
    if Hat.ISMS_LEAD in by.hats or is_own(by, owner):
        return
    raise Refused("Only the owner of an objective or the ISMS lead can record what was measured.")


def is_own(by: Actor, owner: UUID | None) -> bool:
    return owner is not None and by.person == owner


def check_can_follow(by: Actor, owner: UUID | None) -> None:
    """Staff look at the objectives that they own; whoever reads all of them, at any."""
    if not (allowed(MAY, by, "objective.read") or is_own(by, owner)):
        raise Refused("Only the owner of this objective, the ISMS lead, an auditor and top management can look at it.")


def check_can_open(by: Actor, report: Report) -> None:
    if not (allowed(MAY, by, "report.read") or by.person in (report.reporter_id, report.recorded_by_id)):
        raise Refused("Only whoever sent this report, the ISMS lead, an auditor and top management can look at it.")


def check_can_send(by: Actor, reports_performance: bool) -> None:
    if Hat.ISMS_LEAD not in by.hats and not reports_performance:
        raise Refused(REFUSALS["report.send"])


def check_can_acknowledge(by: Actor, report: Report) -> None:
    check_may(by, "report.acknowledge")
    if by.person != report.to_id:
        raise Refused(REFUSALS["report.acknowledge"])
    if not report.waits:
        raise Refused("You have said already that you have read this report.")
