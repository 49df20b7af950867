"""Policies and their versions, read once for everything that a page asks of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.policies.enums import PolicyKind
from countersign.policies.models import Mark, Policy, Version
from countersign.policies.queries.rows import policies
from countersign.policies.queries.standing import Standing, on_the_day

if TYPE_CHECKING:
    from countersign.people.models import Organisation


@dataclass(frozen=True)
class Shelf:
    """All policies of one organisation with all their versions, but without the texts: they do not grow with people.

    Each list is read when it is first asked for. What stood on it on a day is worked out from the rows.
    """

    firm: Organisation

    @cached_property
    def policies(self) -> list[Policy]:
        """The information security policy first, then those for topics by title."""
        return list(policies(self.firm.id))

    @cached_property
    def versions(self) -> list[Version]:
        """With whoever offered and signed them, the oldest of each policy first."""
        here = Version.objects.filter(organisation_id=self.firm.id).select_related("policy", "offered_by", "signed_by")
        return list(here.defer("text").order_by("policy_id", "number"))

    @cached_property
    def marks(self) -> dict[UUID, list[Mark]]:
        """The confirmed passages of the versions of the parent policy, by version, the newest last."""
        here = Mark.objects.filter(organisation_id=self.firm.id, version__policy__kind=PolicyKind.PARENT.value)
        found: dict[UUID, list[Mark]] = defaultdict(list)
        for mark in here.order_by("confirmed_at", "id"):
            found[mark.version_id].append(mark)
        return found

    @property
    def parent(self) -> Policy | None:
        """The information security policy of clause 5.2, if work on it has begun."""
        return next((one for one in self.policies if one.kind == PolicyKind.PARENT), None)

    @property
    def published(self) -> list[Version]:
        """Every version that is or was in force."""
        return [one for one in self.versions if one.published_at]

    @property
    def waiting(self) -> list[Version]:
        """What was offered and neither signed nor withdrawn, the longest waiting first."""
        found = [one for one in self.versions if one.signed_at is None and one.withdrawn_at is None]
        return sorted(found, key=lambda one: (one.offered_at, one.id))

    @property
    def parent_in_force(self) -> Version | None:
        """The version of the parent policy that applies now."""
        applying = (one for one in self.published if one.superseded_at is None and one.withdrawn_at is None)
        return next((one for one in applying if one.policy.kind == PolicyKind.PARENT), None)

    def standings(self, as_of: date) -> dict[UUID, list[Standing]]:
        """By policy every version that was there on a day, the oldest first."""
        found: dict[UUID, list[Version]] = defaultdict(list)
        for version in self.versions:
            found[version.policy_id].append(version)
        return {id: on_the_day(versions, as_of, self.firm.time_zone) for id, versions in found.items()}

    def parent_standings(self, as_of: date) -> list[Standing]:
        """The same, of the policy that clause 5.2 asks for."""
        of_parent = [one for one in self.versions if one.policy.kind == PolicyKind.PARENT]
        return on_the_day(of_parent, as_of, self.firm.time_zone)
