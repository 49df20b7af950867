"""How many pieces of evidence of each kind are on record in a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from countersign.readiness.crosswalk.kinds import KINDS
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.readiness.dossier.versions import parent
from countersign.roles.facts import Assignment

Counts = Callable[[Dossier], int]


def held(dossier: Dossier) -> dict[str, int | None]:
    """By the key of each kind: how many; None where nothing is known of it here."""
    return {kind.key: HELD[kind.key][1](dossier) if dossier.knows(HELD[kind.key][0]) else None for kind in KINDS}


def approvals(dossier: Dossier) -> int:
    """By somebody who was in top management that day."""
    versions = [version for policy in dossier.policies for version in policy.versions if version.approved]
    return sum(was_top_manager(dossier, one.approved_by, one.approved_on) for one in versions)


def reviews(dossier: Dossier) -> int:
    looked_at = [one for one in dossier.triggers if one.assessed_on]
    return len(looked_at) + sum(len(policy.reviews) for policy in dossier.policies)


def acknowledgements(dossier: Dossier) -> int:
    policy = parent(dossier)
    if policy is None:
        return 0
    return policy.ack_stats.acked if policy.ack_stats else len(policy.acks)


def availability(dossier: Dossier) -> int:
    policy = parent(dossier)
    return int(policy is not None and policy.external.mode is not None)


def assignments(dossier: Dossier, *, key: str = "", mandatory: bool = False) -> Iterator[Assignment]:
    """Of roles with this key, of those that carry one of the two duties, or of all."""
    for role in dossier.roles:
        if (not key or role.key == key) and (role.mandatory or not mandatory):
            yield from role.assignments


def by_leaders(dossier: Dossier) -> int:
    return sum(was_top_manager(dossier, one.person, one.on) for one in dossier.training)


HELD: dict[str, tuple[str, Counts]] = {
    "approval": ("policies.versions", approvals),
    "review": ("policies.reviews", reviews),
    "acknowledgement": ("policies.acks", acknowledgements),
    "availability": ("policies.external", availability),
    "assignment": ("roles", lambda it: sum(bool(one.accepted_on) for one in assignments(it, mandatory=True))),
    "matrix": ("raci", lambda it: len(it.raci.rows) if it.raci else 0),
    "competence": ("roles.assignments.competence", lambda it: sum(bool(one.competence) for one in assignments(it))),
    "leader-training": ("training", by_leaders),
    "management-review": ("reviews", lambda it: sum(bool(one.held_on) for one in it.reviews)),
    "report": ("reports", lambda it: len(it.reports)),
    "resources": ("resources", lambda it: sum(bool(one.decided_on) for one in it.resources)),
    "objectives": ("objectives", lambda it: len(it.objectives)),
    "message": ("comms", lambda it: len(it.comms)),
    "integration": ("integration", lambda it: len(it.integration)),
    "internal-audit": ("audit_internal", lambda it: len(it.audit_internal)),
    "asks": ("asks", lambda it: sum(bool(one.responded_on) for one in it.asks)),
    "exception": ("exec_exceptions", lambda it: len(it.exec_exceptions)),
    "hr": ("roles", lambda it: sum(1 for _ in assignments(it, key="hr"))),
}
"""By the key of the kind: the key of the dossier under which it stands, and what is counted there."""
