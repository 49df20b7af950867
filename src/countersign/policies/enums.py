"""Stored choices of policies, and what may become of a version. Pure: pages translate the words."""

from __future__ import annotations

from enum import StrEnum


class PolicyKind(StrEnum):
    """The one information security policy of clause 5.2, or a policy for one topic that it points to."""

    PARENT = "PARENT"
    TOPIC = "TOPIC"


class Requirement(StrEnum):
    """What the policy must say: ISO/IEC 27001, 5.2 a to d."""

    PURPOSE = "PURPOSE"
    OBJECTIVES = "OBJECTIVES"
    REQUIREMENTS = "REQUIREMENTS"
    IMPROVEMENT = "IMPROVEMENT"


class AvailabilityMode(StrEnum):
    """How interested parties get a policy: clause 5.2 g."""

    PUBLISHED = "PUBLISHED"
    SUMMARY_PUBLISHED = "SUMMARY_PUBLISHED"
    ON_REQUEST = "ON_REQUEST"
    NOT_SHARED = "NOT_SHARED"


IN_PUBLIC = frozenset({AvailabilityMode.PUBLISHED.value, AvailabilityMode.SUMMARY_PUBLISHED.value})
"""The modes in which everybody can read a text."""


class VersionState(StrEnum):
    """Where a version stands, read from its dates. What is still being written is a draft, not a version."""

    OFFERED = "OFFERED"
    SIGNED = "SIGNED"
    PUBLISHED = "PUBLISHED"
    SUPERSEDED = "SUPERSEDED"
    WITHDRAWN = "WITHDRAWN"


class Outcome(StrEnum):
    """What a review of a policy came to."""

    CONFIRMED_UNCHANGED = "CONFIRMED_UNCHANGED"
    CHANGE_NEEDED = "CHANGE_NEEDED"


class Occasion(StrEnum):
    """Why a policy was looked at again: the calendar, or something that happened (ISO/IEC 27001, A.5.1)."""

    YEARLY = "YEARLY"
    CHANGE = "CHANGE"
    INCIDENT = "INCIDENT"
    LAW = "LAW"
    SIGNATORY_GONE = "SIGNATORY_GONE"
    ORGANISATION = "ORGANISATION"
    OTHER = "OTHER"


MAY_BECOME: dict[VersionState, dict[VersionState, str]] = {
    VersionState.OFFERED: {VersionState.SIGNED: "signed_at", VersionState.WITHDRAWN: "withdrawn_at"},
    VersionState.SIGNED: {VersionState.PUBLISHED: "published_at", VersionState.WITHDRAWN: "withdrawn_at"},
    VersionState.PUBLISHED: {VersionState.SUPERSEDED: "superseded_at", VersionState.WITHDRAWN: "withdrawn_at"},
    VersionState.SUPERSEDED: {},
    VersionState.WITHDRAWN: {},
}
"""The steps there are, each with the date that takes it. A version that was signed elsewhere is entered published."""


class Step(StrEnum):
    """What happens in a policy's life, in the order in which it happens within one instant."""

    DRAFTED = "DRAFTED"
    OFFERED = "OFFERED"
    DECLINED = "DECLINED"
    COSIGNED = "COSIGNED"
    SIGNED = "SIGNED"
    RECORDED_ELSEWHERE = "RECORDED_ELSEWHERE"
    SUPERSEDED = "SUPERSEDED"
    PUBLISHED = "PUBLISHED"
    WITHDRAWN = "WITHDRAWN"
