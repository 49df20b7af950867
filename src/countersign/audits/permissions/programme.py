"""Who puts the audit programme forward, and who approves it (9.2.2; S1, S8)."""

from __future__ import annotations

from countersign.audits.enums import ProgrammeState
from countersign.audits.models import Programme
from countersign.audits.permissions.planning import ANOTHER_LEADER
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, allowed
from countersign.kernel.refusals import Refused

MAY: dict[str, dict[Hat, str]] = {
    "programme.read": dict.fromkeys(
        (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.EXTERNAL_AUDITOR), ALL
    ),
    "programme.propose": {Hat.ISMS_LEAD: ALL, Hat.INTERNAL_AUDITOR: ALL},
    "programme.approve": {Hat.TOP_MANAGEMENT: ALL},
    "programme.close": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
}

STANDS: dict[ProgrammeState, str] = {
    ProgrammeState.APPROVED: "Top management has approved this programme already. What changes is another version.",
    ProgrammeState.REFUSED: "This programme was refused or taken back: put another one forward.",
}


def check_can_propose_programme(by: Actor) -> None:
    if not allowed(MAY, by, "programme.propose"):
        raise Refused("Only the ISMS lead or an internal auditor can put an audit programme forward.")


def check_can_approve_programme(by: Actor, row: Programme, capacity: str, only_leader: bool) -> None:
    """Whoever is on the register on the day of the act; not what they put forward, unless nobody else leads (S1)."""
    if not capacity or not allowed(MAY, by, "programme.approve"):
        raise Refused("Only top management can approve the audit programme.")
    if row.state is not ProgrammeState.PROPOSED:
        raise Refused(STANDS[row.state])
    if row.proposed_by_id == by.person and not only_leader:
        raise Refused("You put this programme forward: " + ANOTHER_LEADER)


def check_can_close_programme(by: Actor, row: Programme) -> None:
    if not allowed(MAY, by, "programme.close"):
        raise Refused("Only top management, the ISMS lead or an internal auditor can refuse or take back a programme.")
    if row.state is not ProgrammeState.PROPOSED:
        raise Refused(STANDS[row.state])
