"""Reviews of policies: what was concluded, and when somebody has to look again (ISO/IEC 27001, A.5.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.periods import days_after, months_after
from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.policies.enums import Outcome
from countersign.policies.models import Policy, Review, Version
from countersign.policies.queries.rows import versions
from countersign.policies.queries.standing import current, on_the_day

if TYPE_CHECKING:
    from countersign.people.models import Organisation
    from countersign.policies.queries.shelf import Shelf

ASKED_BEFORE = 30
"""So many days before it is due top management is asked to review a policy."""


@dataclass(frozen=True)
class ReviewDue:
    """By when a policy in force is looked at again: that day is the last in time. Worked out, never kept."""

    policy: Policy
    version: Version
    looked_at: date
    due_on: date

    @property
    def asked_from(self) -> date:
        return days_after(self.due_on, -ASKED_BEFORE)

    def is_asked(self, on: date) -> bool:
        return on >= self.asked_from

    def is_overdue(self, on: date) -> bool:
        return on > self.due_on


def review_due(policy: Policy, version: Version, reviews: Iterable[Review]) -> ReviewDue:
    """From the later of the approval in force and the last review, so many calendar months on.

    The rule that judges it counts in the same way (POL-016). ``version`` is in force, ``reviews`` are the policy's.
    """
    days = [one.reviewed_on for one in reviews]
    looked_at = max([*days, *filter(None, [version.signed_on])])
    return ReviewDue(policy, version, looked_at, months_after(looked_at, policy.review_months))


def reviews_due(shelf: Shelf, on: date) -> list[ReviewDue]:
    """For every policy that is in force and in use on a day, the first due first."""
    in_force = [one for one in shelf.published if one.superseded_at is None and one.withdrawn_at is None]
    applying = [one for one in in_force if one.policy.out_of_use_on is None or one.policy.out_of_use_on > on]
    found = [review_due(one.policy, one, shelf.reviews.get(one.policy_id, ())) for one in applying]
    return sorted(found, key=lambda due: (due.due_on, due.version.title, due.policy.id))


REVIEWS = Prepared(
    lambda organisation, policy: (
        whole(organisation).filter(policy_id=policy).order_by("-reviewed_on", "-recorded_at", "-id")
    ),
    organisation=UUIDField(),
    policy=UUIDField(),
)


def reviews(organisation: UUID, policy_id: UUID) -> list[Review]:
    """Every review of a policy, the newest first, with whoever held and recorded it."""
    return REVIEWS.rows(organisation=organisation, policy=policy_id)


def review(organisation: UUID, id: UUID) -> Review:
    """Raises Unknown for none, and for somebody else's."""
    found = whole(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("review")
    return found


def whole(organisation: UUID) -> QuerySet[Review]:
    here = Review.objects.filter(organisation_id=organisation)
    return here.select_related("policy", "reviewed_by", "recorded_by", "version").defer("version__text")


def change_asked(found: Sequence[Review], known: Collection[Version]) -> Review | None:
    """What top management last asked to have changed, and what no version published since has answered.

    ``found`` are the reviews of one policy, ``known`` its versions. Whoever confirms the text later takes it back.
    """
    last = max(found, key=lambda one: (one.reviewed_on, one.recorded_at, one.id), default=None)
    if last is None or last.outcome != Outcome.CHANGE_NEEDED:
        return None
    return None if any(answers(one, last) for one in known) else last


def answers(version: Version, asked: Review) -> bool:
    """Did this version take the place of the one that was looked at, after a change was asked for?"""
    if version.published_at is None or version.effective_on is None or version.withdrawn_at is not None:
        return False
    later = asked.elsewhere or version.published_at > asked.recorded_at
    return later and version.id != asked.version_id and version.effective_on >= asked.reviewed_on


def applied_on(firm: Organisation, policy_id: UUID, day: date) -> Version | None:
    """The version of a policy that was in force on a day, as we know it now."""
    standing = current(on_the_day(versions(firm.id, policy_id), day, firm.time_zone))
    return standing.version if standing and standing.effective else None
