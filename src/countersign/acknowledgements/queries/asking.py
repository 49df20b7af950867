"""What is asked of everybody today: the versions in force, and whose name under which versions counts for each.

DOMAIN.md §2.1, number 8: an acceptance of the version itself counts; where the change was not material, one of an
earlier version that says the same too, back to the newest material one (decision 79); and whoever approved a version
counts as having accepted it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import UUID

from countersign.kernel.periods import first_within
from countersign.kernel.refusals import Unknown
from countersign.policies import queries as policies
from countersign.policies.audience import Audience, read
from countersign.policies.substance import same_substance

if TYPE_CHECKING:
    from countersign.policies.models import Policy, Version


@dataclass(frozen=True)
class Asked:
    """A version that people are asked to accept; ``counting`` are the versions that count, the newest first.

    ``effective_on`` is the day from which what it says is owed, for ``days`` days: a change of its wording gives nobody
    more time. Names count that were set on ``fresh_since``
    or later, and so do approvals; without that day all of them count for good. ``months``: after so many people are
    asked again, or none. ``approved`` says who put their name under one of those versions by approving it, and when
    last; ``signer`` is the name of whoever approved this one. ``audience``: whom the policy is for today; ``wanted``:
    those are asked to accept it, and it is in use. ``without``: names that are left aside, as if they were not set.
    """

    version: UUID
    policy: UUID
    title: str
    label: str
    effective_on: date
    days: int
    months: int | None
    fresh_since: date | None
    counting: tuple[UUID, ...]
    approved: Mapping[UUID, date]
    signer: str
    audience: Audience
    wanted: bool
    without: frozenset[UUID] = frozenset()

    @property
    def approvers(self) -> frozenset[UUID]:
        """Whose approval counts as accepting it."""
        return frozenset(hand for hand, day in self.approved.items() if self.counts(day))

    def as_of(self, day: date) -> Asked:
        """The same, as it was to be read on another day: which names and approvals counted then."""
        return replace(self, fresh_since=first_within(day, self.months) if self.months else None)

    def counts(self, accepted_on: date) -> bool:
        """Was a name set recently enough, where people are asked again?"""
        return self.fresh_since is None or accepted_on >= self.fresh_since


def asked(organisation: UUID, on: date, shelf: policies.Shelf | None = None) -> list[Asked]:
    """Everything that is in force and asked for on a day, the longest first. One query, or none if it was read before.

    Whom a policy is for is what holds now: as with every other fact, as we know it today.
    """
    found = defaultdict(list)
    for version in shelf.published if shelf else policies.published_versions(organisation):
        found[version.policy_id].append(version)
    asks = [ask for versions in found.values() for ask in asks_of(versions, on) if ask.effective_on <= on]
    return sorted((ask for ask in asks if ask.wanted), key=lambda ask: (ask.effective_on, ask.version))


def asked_version(organisation: UUID, version: UUID, on: date) -> Asked:
    """What is asked with one version, in force or not any more. Raises Unknown for one that was never in force."""
    published = list(policies.published_versions(organisation))
    this = next((one for one in published if one.id == version), None)
    if this is None:
        raise Unknown("version")
    return ask_for(this, [one for one in published if one.policy_id == this.policy_id], on)


def asks_of(versions: list[Version], on: date) -> Iterable[Asked]:
    return (ask_for(one, versions, on) for one in versions if one.superseded_at is None and one.withdrawn_at is None)


def ask_for(version: Version, versions: list[Version], on: date) -> Asked:
    """``versions`` are those of the same policy."""
    oldest_first = sorted((one for one in versions if one.number <= version.number), key=lambda one: one.number)
    same = same_substance(oldest_first, lambda one: one.material)
    return Asked(
        version=version.id,
        policy=version.policy_id,
        title=version.title,
        label=version.label,
        effective_on=max(filter(None, (cast("date", same[0].effective_on), version.policy.asked_on))),
        days=version.policy.ack_days,
        months=version.policy.ack_refresh_months,
        fresh_since=fresh_since(version.policy, on),
        counting=tuple(one.id for one in reversed(same)),
        approved={hand: cast("date", one.signed_on) for one in same for hand in signers(one)},
        signer=str(version.signed_by),
        audience=read(version.policy.audience),
        wanted=version.policy.asks_acceptance and policies.used_on(version.policy, on),
    )


def fresh_since(policy: Policy, on: date) -> date | None:
    """From which day on a name under it still counts; none where the organisation never asks again."""
    return first_within(on, policy.ack_refresh_months) if policy.ack_refresh_months else None


def signers(version: Version) -> set[UUID]:
    """Whoever put their name to it by approving it: one, or all who were named when it was offered."""
    named = {UUID(hex=one) for one in version.signatories}
    return {*named, *filter(None, [version.signed_by_id])}
