"""Records of contexts that do not feed the dossier yet; each moves to its context when that is built.

Until then they come from files alone. The fields are those of DOMAIN, 2.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, happened, none, required, standard, unknown

Grades = Literal["observation", "opportunity", "minor", "major"]


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """Something significant happened; ``assessed_on``: somebody found that it does not touch the policy."""

    kind: str | None = none()
    on: date = fact()
    assessed_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class ReviewAction:
    """An action that a management review decided."""

    owner: str | None = none()
    due: date | None = none()
    done: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class ManagementReview:
    """A management review (clause 9.3), held or planned. ``inputs``: a to g, each 0, 1 or 2."""

    id: str | None = none()
    planned_on: date | None = none()
    held_on: date | None = happened()
    next_planned_on: date | None = none()
    chair: str | None = none()
    attendees: tuple[str, ...] = none(())
    inputs: Mapping[str, int] | None = none()
    decisions: int = standard(0, least=0)
    decision_owners: tuple[str, ...] = none(())
    actions: tuple[ReviewAction, ...] = none(())
    minutes_on: date | None = happened()
    minutes_confirmed_by: str | None = none()
    similarity_prev: float | None = unknown()
    endorsed_versions: tuple[str, ...] = none(())


@dataclass(frozen=True, kw_only=True)
class Objective:
    """An information security objective (clause 6.2)."""

    id: str = required()
    title: str | None = none()
    set_on: date = fact()
    status: Literal["active", "closed"] = standard("active")
    measure: str | None = none()
    target: str | None = none()
    not_practicable: str | None = none()
    zero_incident: bool = standard(default=False)
    owner: str | None = none()
    due: date | None = none()
    plan: str | None = standard("there is one", empty=None)
    cadence: int = standard(90, least=1)
    measured: tuple[date, ...] = happened(default=())
    reported_on: date | None = happened()
    approved_by: str | None = none()
    approved_on: date | None = happened({"approved_by": None})
    adopted_in_review: str | None = none()
    goal: str | None = none()
    communicated_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report on the performance of the ISMS."""

    on: date = fact()
    by: str = required()
    to: str = required()


@dataclass(frozen=True, kw_only=True)
class ResourceRequest:
    """Money, people or time that somebody asked for, and what was decided."""

    id: str = required()
    title: str | None = none()
    raised_on: date = fact()
    decided_on: date | None = happened({"decided_by": None, "decision": None})
    decided_by: str | None = none()
    decision: Literal["approved", "declined"] | None = none()
    deferred_to: date | None = none()
    rationale: str | None = none()
    risk_high: bool = standard(default=False)
    risk_accepted: bool = standard(default=False)


@dataclass(frozen=True, kw_only=True)
class Message:
    """What somebody told people about information security."""

    on: date = fact()
    by: str = required()
    audience: str | tuple[str, ...] | None = none()
    evidence: bool = standard(default=True)


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Something that was asked of a leader, with a day by which to answer."""

    id: str = required()
    to: str = required()
    on: date = fact()
    text: str | None = none()
    due: date = required()
    specific: bool = standard(default=True)
    responded_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What a leader took on for a quarter."""

    due: date = required()
    by: str | None = none()
    met_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class Exemption:
    """A senior person was seen to be above a rule. ``expires``: the last day of the approval."""

    person: str = required()
    on: date = fact()
    approved_by: str | None = none()
    expires: date | None = none()
    corrected_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class Risk:
    """An information security risk and who owns it."""

    title: str | None = none()
    owner: str | None = none()
    high: bool = standard(default=False)


@dataclass(frozen=True, kw_only=True)
class Integration:
    """One example of security inside a business process."""

    process: str | None = none()
    on: date = fact()
    owner: str = required()


@dataclass(frozen=True, kw_only=True)
class Improvement:
    """Something got better, and who sponsored it."""

    on: date = fact()
    sponsor: str | None = none()


@dataclass(frozen=True, kw_only=True)
class Direction:
    """A leader directed or backed those who make the ISMS work."""

    by: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class ManagerSupport:
    """A manager was helped to lead security in their own area."""

    manager: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A record of one of the eight actions of 5.1. ``on`` is when it happened, ``recorded_on`` when it was entered."""

    on: date = fact()
    recorded_on: date | None = none()
    action: Literal["a", "b", "c", "d", "e", "f", "g", "h"] = required()
    by: str = required()
    imported: bool = standard(default=False)
    hash_bad: bool = standard(default=False)


@dataclass(frozen=True, kw_only=True)
class SpotCheck:
    """Somebody was asked what they know."""

    on: date = fact()
    group: Literal["staff", "role", "manager", "top"] = required()
    passed: bool = required()
    person: str | None = none()
    found: bool | None = none()


@dataclass(frozen=True, kw_only=True)
class SpotStats:
    """Spot checks of staff in the last 180 days, counted."""

    staff_asked: int = required(least=0)
    staff_passed: int = required(least=0)


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """A leader rehearsed the interview. Without ``core_ok`` it was a briefing."""

    person: str = required()
    on: date = fact()
    core_ok: int | None = none(least=0)
    released: bool = standard(default=True)


@dataclass(frozen=True, kw_only=True)
class EarlierFinding:
    """What an earlier external audit raised."""

    code: str = required()
    on: date = fact()
    grade: Grades = standard("minor")
    due: date | None = none()
    closed_on: date | None = happened()


@dataclass(frozen=True, kw_only=True)
class Honesty:
    """The statement in which leadership declares what is not in order yet."""

    on: date = fact()
    approved_by: str = required()
    areas: tuple[str, ...] = none(())
    plan_dates: bool = standard(default=False)
