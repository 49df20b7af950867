"""Which version of the policy counts (DOMAIN, 2.1 numbers 6 and 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countersign.kernel.periods import months_after
from countersign.policies.facts import Endorsement, Version
from countersign.policies.substance import same_substance
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import is_top_manager, was_top_manager
from countersign.readiness.dossier.policies import Policy
from countersign.reviews.facts import ManagementReview


def parent(dossier: Dossier) -> Policy | None:
    """The policy: the first with kind=parent."""
    return next((policy for policy in dossier.policies if policy.kind == "parent"), None)


def topics(dossier: Dossier) -> list[Policy]:
    """The topic policies in use."""
    return [policy for policy in dossier.policies if policy.kind == "topic" and policy.in_use]


def approved(policy: Policy) -> list[Version]:
    """The approved versions that are not retired; translations of another are left out."""
    return [version for version in policy.versions if version.approved and not version.translation_of]


def current(policy: Policy, on: date) -> Version | None:
    """The approved version that took effect last; if none has yet, the one that was approved last.

    Two that took effect on one day: the one approved later, then the first listed.
    """
    found = approved(policy)
    effective = [version for version in found if version.takes_effect is not None and version.takes_effect <= on]
    if effective:
        return max(effective, key=lambda version: (version.takes_effect, version.approved_on or date.min))
    return max(found, key=lambda version: version.approved_on or date.min, default=None)


def judged(policy: Policy, on: date) -> Version | None:
    """The current version, or, while nothing is approved, the last in the list."""
    return current(policy, on) or (policy.versions[-1] if policy.versions else None)


def current_parent(dossier: Dossier) -> tuple[Policy, Version] | None:
    """The policy with its current version, if it has one."""
    policy = parent(dossier)
    version = current(policy, dossier.as_of) if policy else None
    return (policy, version) if policy and version else None


def judged_parent(dossier: Dossier) -> tuple[Policy, Version] | None:
    """The policy with the version whose content is judged, if it has any."""
    policy = parent(dossier)
    version = judged(policy, dossier.as_of) if policy else None
    return (policy, version) if policy and version else None


def label_of(version: Version) -> str:
    """What to call a version in a sentence."""
    return version.v or "(without a label)"


def original(policy: Policy, label: str | None) -> str | None:
    """The label under which distributing or acknowledging a version counts: a translation counts for its original."""
    return next((one.translation_of for one in policy.versions if one.v == label and one.translation_of), label)


def saying_the_same(policy: Policy, version: Version) -> Sequence[Version]:
    """The versions that say what this one says, the oldest first and it last (decision 79)."""
    before = [one for one in policy.versions if comes_before(one, version)]
    oldest_first = sorted(before, key=lambda one: (one.takes_effect or date.min, one.approved_on or date.min))
    return same_substance([*oldest_first, version], lambda one: one.material)


def comes_before(one: Version, version: Version) -> bool:
    """Did it apply before a version, as far as days are recorded?"""
    if one is version or one.translation_of or one.status == "draft" or not (one.takes_effect and version.takes_effect):
        return False
    return one.takes_effect <= version.takes_effect


def says_the_same(policy: Policy, label: str | None, version: Version) -> bool:
    """Does what was sent or acknowledged under a label hold for a version?

    For a version that changes something of substance, only under its own; for a change of wording also under a label of
    which nothing is recorded, for it may well be of a version in between.
    """
    named = original(policy, label)
    if version.material or named == version.v:
        return version.v is not None and named == version.v
    known = {one.v for one in policy.versions if comes_before(one, version)}
    return named not in known or named in {one.v for one in saying_the_same(policy, version)}


def last_review(policy: Policy) -> date | None:
    """The day of the latest recorded review of the policy."""
    return max((review.on for review in policy.reviews), default=None)


def last_looked_at(policy: Policy, version: Version) -> date | None:
    """The later of approval and latest review; nothing while the approval has no date."""
    if version.approved_on is None:
        return None
    return max(filter(None, (version.approved_on, last_review(policy))))


def look_again_by(looked_at: date, months: float) -> date:
    """The last day on which a policy that was looked at then is not overdue."""
    return months_after(looked_at, max(0, int(months)))


def endorsements(dossier: Dossier, policy: Policy, version: Version) -> list[Endorsement]:
    """The dated endorsements of a version by somebody who was a top manager that day."""
    return [
        one
        for one in policy.endorsements
        if version.v is not None and one.v == version.v and was_top_manager(dossier, one.by, one.on)
    ]


def endorsing_reviews(dossier: Dossier, version: Version) -> list[ManagementReview]:
    """The held management reviews that list a version and were attended by a top manager of that day."""
    return [
        review
        for review in dossier.reviews
        if review.held_on and version.v in review.endorsed_versions and attended_by_the_top(dossier, review)
    ]


def attended_by_the_top(dossier: Dossier, review: ManagementReview) -> bool:
    """Was somebody there who was a top manager on the day it was held?"""
    return any(was_top_manager(dossier, id, review.held_on) for id in review.attendees)


def endorsed_by_current_top(dossier: Dossier, policy: Policy, version: Version) -> bool:
    """Has somebody who leads now stood behind this version?"""
    if any(is_top_manager(dossier, one.by) for one in endorsements(dossier, policy, version)):
        return True
    return any(
        is_top_manager(dossier, id) and was_top_manager(dossier, id, review.held_on)
        for review in endorsing_reviews(dossier, version)
        for id in review.attendees
    )
