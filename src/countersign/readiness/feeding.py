"""What each context tells of an organisation on a day: the keys of the dossier, and who fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from countersign.acknowledgements import queries as acknowledgements
from countersign.acknowledgements.facts import AcceptanceCounts, Unreached
from countersign.actions import queries as actions
from countersign.asks import queries as asks
from countersign.audits import queries as audits
from countersign.audits.facts import InternalAudit
from countersign.awareness import queries as awareness
from countersign.changes import queries as changes
from countersign.direction import queries as direction
from countersign.ledger.remembering import recalled
from countersign.messages import queries as messages
from countersign.objectives import queries as objectives
from countersign.policies import facts
from countersign.policies import queries as policies
from countersign.processes import queries as processes
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.gathered import Gathered
from countersign.readiness.proving import collect_evidence
from countersign.readiness.recorded import DECIDE
from countersign.resources import queries as resources
from countersign.reviews import queries as reviews
from countersign.risks import queries as risks
from countersign.roles import queries as roles
from countersign.roles.facts import Role

if TYPE_CHECKING:
    from countersign.people.models import Organisation


@dataclass(frozen=True)
class Told:
    """What one context tells. Where none of ``nouns`` was ever recorded it is ``nothing``, and not asked for."""

    collect: Callable[[Gathered, date], object]
    nouns: tuple[str, ...] = ()
    nothing: object = ()

    def on(self, read: Gathered, as_of: date) -> object:
        return self.collect(read, as_of) if not self.nouns or read.held.has(*self.nouns) else self.nothing


def by_firm(collect: Callable[[UUID, date, Organisation], object], *nouns: str) -> Told:
    """Of contexts that need of the organisation no more than its time zone."""
    return Told(lambda read, on: collect(read.firm.id, on, read.firm), nouns)


COLLECTED: dict[str, Told] = {
    "asks": by_firm(asks.collect_asks, "ask"),
    "commitments": by_firm(asks.collect_commitments, "commitment"),
    "comms": by_firm(messages.collect_facts, "message"),
    "spot_checks": Told(lambda read, on: awareness.collect_spot_checks(read.firm.id, on), ("spotcheck", "interview")),
    "rehearsals": by_firm(awareness.collect_rehearsals, "rehearsal"),
    "risks": Told(lambda read, on: risks.collect_facts(read.firm.id, on, read.risks(on), read.settings(on)), ("risk",)),
    "resources": Told(lambda read, on: resources.collect_facts(read.firm.id, on, read.purse), ("resource",)),
    "budget_approved_by_top": Told(
        lambda read, on: resources.budget_approved(read.firm.id, on, read.purse, read.register), ("budget",), False
    ),
    "integration": Told(lambda read, on: processes.collect_facts(read.firm.id, on), ("process",)),
    "reviews": by_firm(reviews.collect_facts, "managementreview"),
    "review_interval_months": Told(lambda read, on: reviews.collect_interval(read.firm.id, on, read.settings(on))),
    "improvements": by_firm(actions.collect_facts, "action"),
    "triggers": by_firm(changes.collect_facts, "event"),
    "direction": by_firm(direction.collect_direction, "direction"),
    "manager_support": by_firm(direction.collect_support, "support"),
    "exec_exceptions": by_firm(direction.collect_deviations, "deviation"),
    "evidence": Told(
        collect_evidence,
        (
            *("version", "review", "appointment", "ask", "message", "risk", "resource", "budget", "process"),
            *("objective", "report", "internalaudit", "managementreview", "action", "direction", "support"),
        ),
    ),
}
"""By the key of the dossier: who tells it; whom facts name is told of too."""


def collected(read: Gathered, as_of: date) -> dict[str, Any]:
    """What they tell of a day, which is remembered: ten years are thousands of rows.

    Whoever asks before they have read anything lends what is read here. What was read before may be older than what is
    remembered with it, so it is not used.
    """

    def work() -> dict[str, Any]:
        anew = Gathered(read.firm) if read.begun else read
        return {key: told.on(anew, as_of) for key, told in COLLECTED.items()}

    return recalled(read.firm.id, "collected", DECIDE, work, which=(as_of, read.firm.entry))


def fed(read: Gathered, as_of: date) -> dict[str, Any]:
    """What every context tells that does not have to know who else is spoken of, by the key of the dossier."""
    organisation = read.firm.id
    told = collected(read, as_of)
    held = roles.collect_facts(organisation, as_of)
    counts = acknowledgements.collect_facts(organisation, as_of, read.shelf)
    shelf = policies.collect_facts(organisation, as_of, read.shelf)
    audited = audits.collect_internal(organisation, as_of, read.calendar)
    return {
        "policies": tuple(with_acceptances(one, counts) for one in shelf),
        "unreached": unreached(read, as_of),
        "roles": held,
        "raci": roles.collect_raci(read.grids, as_of, held),
        "audits": audits.collect_facts(organisation, as_of, read.calendar),
        "prev_findings": audits.collect_earlier(organisation, as_of, read.calendar),
        "interview_booked": audits.collect_interview(organisation, as_of, read.calendar),
        "audit_internal": tuple(with_role_ids(one, held) for one in audited),
        "honesty": read.said.honesty(as_of),
        "objectives": objectives.collect_facts(organisation, as_of, read.pursuits),
        "reports": objectives.collect_reports(organisation, as_of, read.pursuits),
        "spot_stats": awareness.collect_spot_stats(organisation, as_of, told["spot_checks"]),
        **told,
    }


def unreached(read: Gathered, as_of: date) -> Unreached | None:
    """Where no mail ever came back, everybody is reached."""
    is_there = read.held.has("bounce")
    return acknowledgements.collect_unreached(read.firm.id, as_of, read.shelf) if is_there else None


def with_acceptances(policy: facts.Policy, counts: AcceptanceCounts) -> Policy:
    """Acceptances are counted for the parent policy; nobody reads those of a topic."""
    stats = counts if policy.kind == "parent" else None
    return Policy(**vars(policy), ack_stats=stats)


def with_role_ids(audit: InternalAudit, held: Iterable[Role]) -> InternalAudit:
    """Roles that were audited stand under their ids in the dossier: a role under other duties has one of its own."""
    return replace(audit, subject_roles=tuple(role.id for role in held if role.key in audit.subject_roles))
