"""Who may do what with risks. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.risks.enums import RiskState, TreatmentState
from countersign.risks.models import Assessment, Risk, Treatment
from countersign.risks.queries import Decider

MANAGING = {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL}
AND_OWNER = {**MANAGING, Hat.STAFF: OWN}

MAY: dict[str, dict[Hat, str]] = {
    "risk.read": {**MANAGING, Hat.INTERNAL_AUDITOR: ALL, Hat.RISK_OWNER: OWN},
    "risk.see": {**MANAGING, Hat.INTERNAL_AUDITOR: ALL, Hat.STAFF: OWN},
    "risk.record": MANAGING,
    "risk.change": MANAGING,
    "risk.name": MANAGING,
    "risk.own": {Hat.STAFF: OWN},
    "risk.assess": AND_OWNER,
    "risk.close": MANAGING,
    "risk.import": MANAGING,
    "risk.export": {**MANAGING, Hat.INTERNAL_AUDITOR: ALL},
    "treatment.propose": AND_OWNER,
    "treatment.approve": {Hat.TOP_MANAGEMENT: ALL, Hat.STAFF: OWN},
    "treatment.carry_out": AND_OWNER,
    "treatment.close": AND_OWNER,
    "riskreceipt.give": {Hat.TOP_MANAGEMENT: ALL},
}
"""``OWN``: the risks that somebody owns. An owner needs no hat for what is theirs; the list is for who has one."""

STANDS: dict[TreatmentState, str] = {
    TreatmentState.PROPOSED: "Nobody has decided about this yet.",
    TreatmentState.APPROVED: "This was approved already.",
    TreatmentState.CARRIED_OUT: "This has been carried out already.",
    TreatmentState.TAKEN_BACK: "This was refused or taken back.",
    TreatmentState.ENDED: "This decision was ended.",
}
"""Why a step is not possible: where it stands instead."""

ANOTHER_LEADER = (
    "another member of top management decides. If nobody else leads any more, you can once that has been on record "
    "for 72 hours."
)


def reaches(by: Actor, act: str, risk: Risk) -> bool:
    """May somebody do this to this very risk: by a hat for all of them, or because it is theirs?"""
    scopes = {MAY[act][hat] for hat in by.hats & MAY[act].keys()}
    return ALL in scopes or (OWN in scopes and risk.is_owned_by(by.person))


def can_read_all(by: Actor) -> bool:
    return ALL in {MAY["risk.read"][hat] for hat in by.hats & MAY["risk.read"].keys()}


def check_can_record(by: Actor) -> None:
    if not allowed(MAY, by, "risk.record"):
        raise Refused("Only top management or the ISMS lead can write down a risk.")


def check_can_import(by: Actor) -> None:
    if not allowed(MAY, by, "risk.import"):
        raise Refused("Only top management or the ISMS lead can take over a register.")


def check_can_change(by: Actor, risk: Risk, revision_shown: int) -> None:
    if not allowed(MAY, by, "risk.change"):
        raise Refused("Only top management or the ISMS lead can change what is written about a risk.")
    check_open(risk)
    check_revision(risk, revision_shown)


def check_can_name(by: Actor, risk: Risk, revision_shown: int) -> None:
    if not allowed(MAY, by, "risk.name"):
        raise Refused("Only top management or the ISMS lead can name the owner of a risk.")
    check_open(risk)
    check_revision(risk, revision_shown)


def check_can_own(by: Actor, risk: Risk, revision_shown: int) -> None:
    """Nobody accepts for somebody else."""
    if not risk.is_owned_by(by.person):
        raise Refused("Only the person who is named as its owner can accept this risk as theirs.")
    check_open(risk)
    if risk.owned_at is not None:
        raise Refused("You have accepted before that you answer for this risk.")
    check_revision(risk, revision_shown)


def check_can_assess(by: Actor, risk: Risk, latest: Assessment | None, latest_shown: UUID | None) -> None:
    if not reaches(by, "risk.assess", risk):
        raise Refused("Only the owner of a risk, the ISMS lead or top management can assess it.")
    check_open(risk)
    if (latest.id if latest else None) != latest_shown:
        raise Stale("Somebody assessed this risk after you opened it. Look at it again, then say how you see it.")


def check_can_close(by: Actor, risk: Risk, revision_shown: int) -> None:
    if not allowed(MAY, by, "risk.close"):
        raise Refused("Only top management or the ISMS lead can close a risk.")
    check_open(risk)
    check_revision(risk, revision_shown)


def check_open(risk: Risk) -> None:
    if risk.state is RiskState.CLOSED:
        raise Refused("This risk was closed: write down another one if it is back.")


def check_revision(risk: Risk, revision_shown: int) -> None:
    if risk.revision != revision_shown:
        raise Stale("Somebody changed this risk after you opened it. Look at it again, then save.")


def check_can_propose(by: Actor, risk: Risk) -> None:
    if not reaches(by, "treatment.propose", risk):
        raise Refused("Only the owner of a risk, the ISMS lead or top management can put forward what to do about it.")
    check_open(risk)


def check_can_approve(
    by: Actor, decision: Treatment, risk: Risk, decider: Decider, capacity: str, only_leader: bool
) -> None:
    """The risk's owner within their authority, or top management; above it, top management alone (6.1.3 f).

    Nobody approves alone what they put forward (S1), and what is beyond an owner is not decided by that owner, leader
    or not (S5): but for the only leader. ``capacity``: what the register says of the actor on the day of the act.
    """
    check_open(risk)
    if decision.state is not TreatmentState.PROPOSED:
        raise Refused(STANDS[decision.state])
    mine = decision.proposed_by_id == by.person
    if capacity and allowed(MAY, by, "treatment.approve"):
        if mine and not only_leader:
            raise Refused("You put this forward: " + ANOTHER_LEADER)
        if risk.is_owned_by(by.person) and not decider.is_owner and not only_leader:
            raise Refused("This risk is yours, and goes beyond its owner: " + ANOTHER_LEADER)
        return
    if not risk.is_owned_by(by.person):
        raise Refused("Only the owner of this risk or top management can decide about it.")
    if decider.too_large:
        raise Refused("This risk is so large that top management decides about it.")
    if decider.beyond_authority:
        raise Refused("No role gives you the authority to accept a risk of this size: top management decides.")
    if risk.owned_at is None:
        raise Refused("Accept first that you answer for this risk.")
    if mine:
        raise Refused("You put this forward: top management decides about it.")


def check_can_carry_out(by: Actor, decision: Treatment, risk: Risk) -> None:
    if not reaches(by, "treatment.carry_out", risk) and decision.carrier_id != by.person:
        raise Refused("Only whoever carries it out, the owner of the risk, the ISMS lead or top management can say so.")
    if decision.state is not TreatmentState.APPROVED:
        raise Refused(STANDS[decision.state])


def check_can_end(by: Actor, decision: Treatment, risk: Risk) -> None:
    """What top management has approved, only top management ends."""
    if not reaches(by, "treatment.close", risk):
        raise Refused("Only the owner of the risk, the ISMS lead or top management can end this.")
    if decision.closed_at is not None:
        raise Refused(STANDS[decision.state])
    if decision.approved_as is not None and Hat.TOP_MANAGEMENT not in by.hats:
        raise Refused("Top management has approved this: only top management can end it.")


def check_can_see(by: Actor, risk: Risk, capacity: str) -> None:
    """A leader's own receipt: whoever is on the register on the day of the act."""
    if not capacity or not allowed(MAY, by, "riskreceipt.give"):
        raise Refused("Only top management says here that they have seen a risk.")
    check_open(risk)
