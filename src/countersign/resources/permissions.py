"""Who may do what with resources. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import date

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.resources.enums import BudgetState, Verdict
from countersign.resources.models import Budget, Decision, Request

LEAD_AND_TOP = {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL}
ASKING = {**LEAD_AND_TOP, Hat.RISK_OWNER: OWN, Hat.DEPARTMENT_CONTACT: OWN}
READING = dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL)

MAY: dict[str, dict[Hat, str]] = {
    "resource.read": {**READING, Hat.RISK_OWNER: OWN, Hat.DEPARTMENT_CONTACT: OWN},
    "resource.raise": ASKING,
    "resource.change": ASKING,
    "resource.withdraw": dict.fromkeys(ASKING, OWN),
    "resource.decide": {Hat.TOP_MANAGEMENT: ALL},
    "resource.record": LEAD_AND_TOP,
    "resource.accept_risk": {Hat.STAFF: OWN},
    "resource.release": LEAD_AND_TOP,
    "resource.conclude": LEAD_AND_TOP,
    "resource.export": READING,
    "budget.read": READING,
    "budget.propose": LEAD_AND_TOP,
    "budget.approve": {Hat.TOP_MANAGEMENT: ALL},
    "budget.record": LEAD_AND_TOP,
    "budget.withdraw": LEAD_AND_TOP,
}
"""Others prepare; top management decides. Whoever is named to accept a risk answers for themselves."""

ANOTHER_LEADER = (
    "another member of top management decides. If nobody else leads any more, you can once that has been on record "
    "for 72 hours."
)
NOT_SHOWN = "This is not what you were shown. Read it again before you decide."


def reaches_all(by: Actor, act: str) -> bool:
    """Does one of the actor's hats allow this for everybody's requests?"""
    return any(MAY[act].get(hat) == ALL for hat in by.hats)


def is_own(by: Actor, request: Request) -> bool:
    """Whose it is now, to change or to take back. Who may not decide, ``written_by`` says."""
    return by.person is not None and by.person in (request.raised_by_id, request.recorded_by_id)


def check_can_raise(by: Actor, own: bool) -> None:
    """``own``: in one's own name; others are written down by the ISMS lead or top management."""
    if not allowed(MAY, by, "resource.raise"):
        raise Refused("Only top management, the ISMS lead, risk owners and department contacts can ask for this.")
    if not own and not reaches_all(by, "resource.raise"):
        raise Refused("You ask in your own name. For somebody else the ISMS lead writes it down.")


def check_open(request: Request) -> None:
    if request.withdrawn_at is not None:
        raise Refused("This request was taken back.")
    if request.decided_at is not None:
        raise Refused("This request is decided: what was asked for and decided stands. Ask anew for more.")


def check_can_change(by: Actor, request: Request, revision_shown: int) -> None:
    if not allowed(MAY, by, "resource.change") or not (reaches_all(by, "resource.change") or is_own(by, request)):
        raise Refused("Only whoever asked, the ISMS lead or top management can change a request.")
    check_open(request)
    if request.revision != revision_shown:
        raise Stale("Somebody changed this request after you opened it. Look at it again, then save.")


def check_can_withdraw(by: Actor, request: Request) -> None:
    if not allowed(MAY, by, "resource.withdraw") or not is_own(by, request):
        raise Refused("Only whoever asked, or wrote it down, can take a request back.")
    check_open(request)


def check_can_decide(by: Actor, request: Request, capacity: str, only_leader: bool) -> None:
    """Top management decides: whoever is on the register on the day of the act, read again under the lock.

    Nobody decides about what they asked for or wrote at, now or before, unless nobody else leads (S1, S5).
    ``capacity``: what the register says.
    """
    if not capacity or not allowed(MAY, by, "resource.decide"):
        raise Refused("Only top management can decide about a request here.")
    check_open(request)
    if request.is_written_by(by.person) and not only_leader:
        raise Refused("You asked for this, or wrote some of it: " + ANOTHER_LEADER)


def check_can_record(by: Actor, request: Request) -> None:
    """The recorder may record; whether whoever decided was entitled, a rule judges (decision 20)."""
    if not allowed(MAY, by, "resource.record"):
        raise Refused("Only the ISMS lead or top management can record what was decided elsewhere.")
    check_open(request)


def check_can_accept_risk(by: Actor, request: Request, refusal: Decision | None) -> None:
    """Whoever the refusal names, and nobody for them."""
    if refusal is None or refusal.verdict != Verdict.REFUSED or refusal.risk_owner_id is None:
        raise Refused("Nobody is asked to accept a risk here.")
    if by.person != refusal.risk_owner_id or not allowed(MAY, by, "resource.accept_risk"):
        raise Refused("Only whoever the refusal names can accept the risk that stays.")
    if request.risk_accepted_at is not None:
        raise Refused("You accepted this risk before.")


def check_can_release(by: Actor, request: Request, approval: Decision | None, on: date) -> None:
    if not allowed(MAY, by, "resource.release"):
        raise Refused("Only the ISMS lead or top management can record that what was approved is there.")
    check_approved(approval)
    if request.released_at is not None:
        raise Refused("It is recorded already since when this is there.")
    if approval and on < approval.decided_on:
        raise Refused("It cannot be there before it was approved: look at the day.")


def check_can_conclude(by: Actor, request: Request, approval: Decision | None) -> None:
    if not allowed(MAY, by, "resource.conclude"):
        raise Refused("Only the ISMS lead or top management can record what came of a request.")
    check_approved(approval)
    if request.concluded_at is not None:
        raise Refused("What came of it is recorded already, and stands.")


def check_approved(approval: Decision | None) -> None:
    if approval is None or approval.verdict != Verdict.APPROVED:
        raise Refused("Only what was approved can be there, or come to something.")


BUDGETS: dict[BudgetState, str] = {
    BudgetState.PROPOSED: "Top management has not approved this budget yet.",
    BudgetState.APPROVED: "This budget is approved already.",
    BudgetState.WITHDRAWN: "This budget was taken back.",
}
"""Why a step is not possible: where it stands instead."""


def check_can_propose_budget(by: Actor) -> None:
    if not allowed(MAY, by, "budget.propose"):
        raise Refused("Only the ISMS lead or top management can put a budget forward.")


def check_can_record_budget(by: Actor) -> None:
    if not allowed(MAY, by, "budget.record"):
        raise Refused("Only the ISMS lead or top management can record a budget that was approved elsewhere.")


def check_can_approve_budget(by: Actor, budget: Budget, capacity: str, only_leader: bool) -> None:
    if not capacity or not allowed(MAY, by, "budget.approve"):
        raise Refused("Only top management can approve the yearly budget.")
    if budget.state is not BudgetState.PROPOSED:
        raise Refused(BUDGETS[budget.state])
    if budget.proposed_by_id == by.person and not only_leader:
        raise Refused("You put this budget forward: " + ANOTHER_LEADER)


def check_can_withdraw_budget(by: Actor, budget: Budget) -> None:
    """What top management has approved, only top management takes back."""
    if not allowed(MAY, by, "budget.withdraw"):
        raise Refused("Only the ISMS lead or top management can take a budget back.")
    if budget.state is BudgetState.WITHDRAWN:
        raise Refused(BUDGETS[budget.state])
    if budget.state is BudgetState.APPROVED and Hat.TOP_MANAGEMENT not in by.hats:
        raise Refused("This budget is approved: only top management can take it back.")
