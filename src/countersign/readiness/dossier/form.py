"""The dossier (DOMAIN, 2.2): its form in Python and in JSON, and the day it is read on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

from countersign.acknowledgements.facts import Unreached
from countersign.actions.facts import Improvement
from countersign.asks.facts import Ask, Commitment
from countersign.audits.facts import Audit, EarlierFinding, InternalAudit
from countersign.awareness.facts import Rehearsal, RoleCheck, SpotCheck, SpotStats, Training
from countersign.changes.facts import Trigger
from countersign.direction.facts import Direction, Exemption, ManagerSupport
from countersign.kernel import records
from countersign.kernel.records import Unusable, key_of, none, required, standard
from countersign.kernel.words import say
from countersign.messages.facts import Message
from countersign.objectives.facts import Objective, Report
from countersign.people.facts import Leader, Organisation, Person
from countersign.processes.facts import Integration
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.records import Evidence, Honesty
from countersign.resources.facts import ResourceRequest
from countersign.reviews.facts import ManagementReview
from countersign.risks.facts import Risk
from countersign.roles.facts import Raci, Role

FORMAT = "countersign.dossier/1"

FRAME = frozenset({"format", "as_of", "unknown"})
"""What a dossier says about itself."""

OWNERS = {
    "thresholds": "people",
    "org": "people",
    "people": "people",
    "top_management": "people",
    "policies": "policies",
    "policies.acks": "acknowledgements",
    "unreached": "acknowledgements",
    "roles": "roles",
    "raci": "roles",
    "asks": "asks",
    "commitments": "asks",
    "comms": "messages",
    "audits": "audits",
    "audit_internal": "audits",
    "rehearsals": "awareness",
    "prev_findings": "audits",
    "interview_booked": "audits",
    "role_checks": "awareness",
    "spot_checks": "awareness",
    "spot_stats": "awareness",
    "staff_training": "awareness",
    "training": "awareness",
    "risks": "risks",
    "improvements": "actions",
    "triggers": "changes",
    **dict.fromkeys(("direction", "manager_support", "exec_exceptions"), "direction"),
    **dict.fromkeys(("honesty", "evidence"), "readiness"),
    "resources": "resources",
    "budget_approved_by_top": "resources",
    "integration": "processes",
    "objectives": "objectives",
    "reports": "objectives",
    "reviews": "reviews",
    "review_interval_months": "reviews",
}
"""Which context feeds which key of a live organisation's dossier. Every other key is unknown there (decision 21)."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One organisation on one day. ``unknown`` names keys, or keys inside keys, of which nothing is known here."""

    format: Literal["countersign.dossier/1"] = standard(FORMAT)
    as_of: date = required()
    unknown: tuple[str, ...] = none(())
    thresholds: Mapping[str, float] | None = none()
    org: Organisation = required()
    people: tuple[Person, ...] = required()
    top_management: tuple[Leader, ...] = none(())
    audits: tuple[Audit, ...] = none(())
    interview_booked: bool = standard(default=False)
    policies: tuple[Policy, ...] = none(())
    unreached: Unreached | None = none()
    triggers: tuple[Trigger, ...] = none(())
    roles: tuple[Role, ...] = none(())
    raci: Raci | None = none()
    reviews: tuple[ManagementReview, ...] = none(())
    review_interval_months: int | None = standard(12, empty=None, least=1)
    reports: tuple[Report, ...] = none(())
    objectives: tuple[Objective, ...] = none(())
    resources: tuple[ResourceRequest, ...] = none(())
    budget_approved_by_top: bool = standard(default=False)
    comms: tuple[Message, ...] = none(())
    asks: tuple[Ask, ...] = none(())
    commitments: tuple[Commitment, ...] = none(())
    audit_internal: tuple[InternalAudit, ...] = none(())
    staff_training: bool = standard(default=True)
    training: tuple[Training, ...] = none(())
    exec_exceptions: tuple[Exemption, ...] = none(())
    risks: tuple[Risk, ...] = none(())
    integration: tuple[Integration, ...] = none(())
    improvements: tuple[Improvement, ...] = none(())
    direction: tuple[Direction, ...] = none(())
    manager_support: tuple[ManagerSupport, ...] = none(())
    evidence: tuple[Evidence, ...] = none(())
    role_checks: tuple[RoleCheck, ...] = none(())
    spot_checks: tuple[SpotCheck, ...] = none(())
    spot_stats: SpotStats | None = none()
    rehearsals: tuple[Rehearsal, ...] = none(())
    prev_findings: tuple[EarlierFinding, ...] = none(())
    honesty: Honesty | None = none()

    def __post_init__(self) -> None:
        keys = {key_of(one) for one in fields(self)}
        for gap in self.unknown:
            if gap.partition(".")[0] not in keys:
                raise ValueError(f"unknown names {gap!r}, which is no key of a dossier.")
        for name, value in (self.thresholds or {}).items():
            if value < 0:
                raise ValueError(f"thresholds.{name} is {value:g}; it must be at least 0.")

    def knows(self, key: str) -> bool:
        """Is anything known of this key, such as "reviews" or "roles.assignments.capacity"?"""
        return not any(key == gap or key.startswith(gap + ".") for gap in self.unknown)

    @cached_property
    def by_id(self) -> dict[str, Person]:
        """People by their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def roles_by_id(self) -> dict[str, Role]:
        """Roles by their id; of two that share one, the first."""
        return {role.id: role for role in reversed(self.roles)}

    @cached_property
    def known(self) -> dict[str, Any]:
        """What many rules ask for alike, by its name, once one of them has asked: the dossier itself never changes."""
        return {}


def read(value: Any) -> Dossier:
    """A dossier from what JSON gave. Raises Unusable with a sentence that says where and what."""
    return records.read(Dossier, value)


def write(dossier: Dossier) -> dict[str, Any]:
    """A dossier as JSON, with the format's name."""
    return {"format": FORMAT, **records.write(dossier)}


def schema() -> dict[str, Any]:
    """The JSON Schema of the file format."""
    return records.schema(Dossier, id="urn:countersign:dossier:1", title="Countersign dossier, version 1")


def as_of(dossier: Dossier, day: date) -> Dossier:
    """The dossier read on another day: what is dated later does not exist yet (DOMAIN, 2.1 number 2)."""
    planned = tuple(
        replace(review, planned_on=review.planned_on or review.held_on) if review.held_on else review
        for review in dossier.reviews
    )
    found = records.cut(replace(dossier, as_of=day, reviews=planned), day)
    if found is None:  # pragma: no cover - a dossier itself has no day on which it began
        raise Unusable(say("There is nothing on {day}.", day=day))
    return found
