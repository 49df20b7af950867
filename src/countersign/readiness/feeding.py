"""What each context tells of an organisation on a day: the keys of the dossier, and who fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from countersign.acknowledgements import queries as acknowledgements
from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.actions import queries as actions
from countersign.asks import queries as asks
from countersign.audits import queries as audits
from countersign.audits.facts import InternalAudit
from countersign.awareness import queries as awareness
from countersign.changes import queries as changes
from countersign.direction import queries as direction
from countersign.messages import queries as messages
from countersign.objectives import queries as objectives
from countersign.policies import facts
from countersign.policies import queries as policies
from countersign.processes import queries as processes
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.gathered import Gathered
from countersign.resources import queries as resources
from countersign.reviews import queries as reviews
from countersign.risks import queries as risks
from countersign.roles import queries as roles
from countersign.roles.facts import Role

COLLECTED: dict[str, Callable[[UUID, date], object]] = {
    "asks": asks.collect_asks,
    "commitments": asks.collect_commitments,
    "comms": messages.collect_facts,
    "spot_checks": awareness.collect_spot_checks,
    "spot_stats": awareness.collect_spot_stats,
    "rehearsals": awareness.collect_rehearsals,
    "risks": risks.collect_facts,
    "resources": resources.collect_facts,
    "budget_approved_by_top": resources.budget_approved,
    "integration": processes.collect_facts,
    "reviews": reviews.collect_facts,
    "review_interval_months": reviews.collect_interval,
    "improvements": actions.collect_facts,
    "triggers": changes.collect_facts,
    "direction": direction.collect_direction,
    "manager_support": direction.collect_support,
    "exec_exceptions": direction.collect_deviations,
}
"""By the key of the dossier: who tells it. Called with the organisation and the day; whom facts name is told of too."""


def fed(read: Gathered, as_of: date) -> dict[str, Any]:
    """What every context tells that does not have to know who else is spoken of, by the key of the dossier."""
    organisation = read.firm.id
    held = roles.collect_facts(organisation, as_of, read.book)
    counts = acknowledgements.collect_facts(organisation, as_of, read.shelf)
    shelf = policies.collect_facts(organisation, as_of, read.shelf)
    audited = audits.collect_internal(organisation, as_of, read.calendar)
    return {
        "policies": tuple(with_acceptances(one, counts) for one in shelf),
        "unreached": acknowledgements.collect_unreached(organisation, as_of, read.shelf),
        "roles": held,
        "raci": roles.collect_raci(read.grids, as_of, held),
        "audits": audits.collect_facts(organisation, as_of, read.calendar),
        "prev_findings": audits.collect_earlier(organisation, as_of, read.calendar),
        "interview_booked": audits.collect_interview(organisation, as_of, read.calendar),
        "audit_internal": tuple(with_role_ids(one, held) for one in audited),
        "honesty": read.said.honesty(as_of),
        "objectives": objectives.collect_facts(organisation, as_of, read.pursuits),
        "reports": objectives.collect_reports(organisation, as_of, read.pursuits),
        **{key: collect(organisation, as_of) for key, collect in COLLECTED.items()},
    }


def with_acceptances(policy: facts.Policy, counts: AcceptanceCounts) -> Policy:
    """Acceptances are counted for the parent policy; nobody reads those of a topic."""
    stats = counts if policy.kind == "parent" else None
    return Policy(**vars(policy), ack_stats=stats)


def with_role_ids(audit: InternalAudit, held: Iterable[Role]) -> InternalAudit:
    """Roles that were audited stand under their ids in the dossier: a role under other duties has one of its own."""
    return replace(audit, subject_roles=tuple(role.id for role in held if role.key in audit.subject_roles))
