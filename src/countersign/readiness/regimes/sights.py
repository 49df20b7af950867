"""Facts as regimes want them read: an interval that is theirs, and only what the management body did itself."""

from __future__ import annotations

from dataclasses import replace

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import register, was_top_manager
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import parent
from countersign.readiness.rule import CannotAssess, unknown

A_YEAR = 12
REVIEW_INTERVAL, REFRESH_INTERVAL, REVIEWER = (
    "policies.review_months",
    "policies.ack_refresh_months",
    "policies.reviews.by",
)


def reviewed_yearly(dossier: Dossier) -> Dossier:
    """The policy is due for review after twelve months, whatever interval the organisation chose, or none."""
    policy = parent(dossier)
    return with_parent(dossier, replace(policy, review_months=A_YEAR), REVIEW_INTERVAL) if policy else dossier


def reviewed_yearly_by_the_top(dossier: Dossier) -> Dossier | CannotAssess:
    """The same, and only a review by somebody who was in top management that day counts."""
    policy = parent(dossier)
    if policy is None or not policy.reviews:
        return reviewed_yearly(dossier)
    if not dossier.knows(REVIEWER):
        return unknown("who reviewed the policy")
    if not register(dossier):
        return CannotAssess(say("The register of top management is empty."))
    kept = tuple(one for one in policy.reviews if was_top_manager(dossier, one.by, one.on))
    return reviewed_yearly(with_parent(dossier, replace(policy, reviews=kept)))


def acknowledged_yearly(dossier: Dossier) -> Dossier | CannotAssess:
    """Acknowledgements are out of date after twelve months, whatever interval the organisation chose, or none."""
    policy = parent(dossier)
    if policy is None or policy.ack_refresh_months == A_YEAR:
        return dossier
    yearly = replace(policy, ack_refresh_months=A_YEAR)
    if (counted := policy.ack_stats) is None:
        return with_parent(dossier, yearly, REFRESH_INTERVAL)
    if policy.ack_refresh_months is None or policy.ack_refresh_months > A_YEAR:
        return unknown("how many of the acknowledgements counted are older than twelve months")
    # What was counted is older than a shorter time: the rule judges that itself, and none of it is known to be older.
    return with_parent(dossier, replace(yearly, ack_stats=replace(counted, stale=0)))


def with_parent(dossier: Dossier, policy: Policy, settled: str = "") -> Dossier:
    """The dossier with its parent policy replaced, and a key known that was not."""
    before = parent(dossier)
    policies = tuple(policy if one is before else one for one in dossier.policies)
    return replace(dossier, policies=policies, unknown=tuple(one for one in dossier.unknown if one != settled))
