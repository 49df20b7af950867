"""Policies and their versions, read once for everything that a page asks of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import UUIDField

from countersign.ledger.held import UNASKED, Asked
from countersign.ledger.prepared import Prepared
from countersign.policies.enums import PolicyKind
from countersign.policies.models import (
    Aim,
    Availability,
    Cosignature,
    Endorsement,
    Mark,
    Policy,
    Refusal,
    Review,
    Translation,
    Version,
)
from countersign.policies.queries.aiming import aimed_anew, aims
from countersign.policies.queries.drafting import talked_about
from countersign.policies.queries.endorsing import endorsed, endorsements
from countersign.policies.queries.locating import Found, locations, seen_at
from countersign.policies.queries.looking import looked_since
from countersign.policies.queries.outside import availabilities, behind
from countersign.policies.queries.rows import policies
from countersign.policies.queries.standing import Standing, on_the_day
from countersign.policies.queries.translating import translations

if TYPE_CHECKING:
    from countersign.people.models import Organisation

POLICIES = Prepared(
    lambda organisation: aimed_anew(talked_about(policies(organisation), organisation), organisation),
    organisation=UUIDField(),
)
VERSIONS = Prepared(
    lambda organisation: (
        endorsed(Version.objects.filter(organisation_id=organisation), organisation)
        .select_related("policy", "offered_by", "signed_by")
        .defer("text")
        .order_by("policy_id", "number")
    ),
    organisation=UUIDField(),
)
MARKS = Prepared(
    lambda organisation: Mark.objects.filter(
        organisation_id=organisation, version__policy__kind=PolicyKind.PARENT.value
    ).order_by("confirmed_at", "id"),
    organisation=UUIDField(),
)
REVIEWS = Prepared(
    lambda organisation: (
        Review.objects.filter(organisation_id=organisation)
        .select_related("reviewed_by")
        .order_by("reviewed_on", "recorded_at", "id")
    ),
    organisation=UUIDField(),
)
AVAILABILITIES = Prepared(availabilities, organisation=UUIDField())
LOCATIONS = Prepared(locations, organisation=UUIDField())


@dataclass(frozen=True)
class Shelf:
    """All policies of one organisation with all their versions, but without the texts: they do not grow with people.

    Each list is read when it is first asked for. What stood on it on a day is worked out from the rows.
    """

    firm: Organisation
    held: Asked = UNASKED

    @cached_property
    def policies(self) -> list[Policy]:
        """The information security policy first, then topics by title; and whether their drafts are talked about."""
        return POLICIES.rows(organisation=self.firm.id)

    @property
    def talked_about(self) -> bool:
        """Was anybody asked to read a draft, or does a remark about one wait for an answer?"""
        return any(vars(one)["talked_about"] for one in self.policies)

    @cached_property
    def aims(self) -> dict[UUID, list[Aim]]:
        """Whom policies were for before that was changed, by policy, in that order. Not asked for in vain."""
        found: dict[UUID, list[Aim]] = defaultdict(list)
        for one in aims(self.firm.id) if any(vars(policy)["aimed_anew"] for policy in self.policies) else ():
            found[one.policy_id].append(one)
        return found

    @cached_property
    def versions(self) -> list[Version]:
        """With whoever offered and signed them, the oldest of each policy first."""
        return self.held.rows(VERSIONS, organisation=self.firm.id)

    @cached_property
    def endorsements(self) -> dict[UUID, list[Endorsement]]:
        """Who stands behind versions beside those who signed, by version, the oldest first. Not asked for in vain."""
        found: dict[UUID, list[Endorsement]] = defaultdict(list)
        for one in endorsements(self.firm.id) if any(vars(version)["endorsed"] for version in self.versions) else ():
            found[one.version_id].append(one)
        return found

    @cached_property
    def marks(self) -> dict[UUID, list[Mark]]:
        """The confirmed passages of the versions of the parent policy, by version, the newest last."""
        found: dict[UUID, list[Mark]] = defaultdict(list)
        for mark in self.held.rows(MARKS, organisation=self.firm.id):
            found[mark.version_id].append(mark)
        return found

    @cached_property
    def reviews(self) -> dict[UUID, list[Review]]:
        """What was concluded about each policy, by policy, the oldest first."""
        found: dict[UUID, list[Review]] = defaultdict(list)
        for review in self.held.rows(REVIEWS, organisation=self.firm.id):
            found[review.policy_id].append(review)
        return found

    def looked_at(self, version: Version) -> list[date]:
        """On which days somebody signed a version, or reviewed its policy: what a rule counts as looking (POL-019)."""
        return [
            *(one.reviewed_on for one in self.reviews.get(version.policy_id, ())),
            *filter(None, [version.signed_on]),
        ]

    def looked_since(self, version: Version, day: date, known_at: datetime) -> date | None:
        """The last day on which a version was signed, or its policy reviewed, after what happened on a ``day``."""
        return looked_since(version, self.reviews.get(version.policy_id, ()), day, known_at)

    @cached_property
    def availabilities(self) -> dict[UUID, list[Availability]]:
        """What was decided about how people outside get each policy, by policy, the newest last."""
        found: dict[UUID, list[Availability]] = defaultdict(list)
        for one in self.held.rows(AVAILABILITIES, organisation=self.firm.id):
            found[one.policy_id].append(one)
        return found

    @cached_property
    def locations(self) -> dict[UUID, list[Found]]:
        """Every place there is or was, by policy, with what was seen there. Not asked for where there is none."""
        here = self.held.rows(LOCATIONS, organisation=self.firm.id)
        seen = seen_at(self.firm.id, here)
        found: dict[UUID, list[Found]] = defaultdict(list)
        for one in here:
            found[one.policy_id].append(Found(one, seen.get(one.id, [])))
        return found

    @cached_property
    def translations(self) -> dict[UUID, list[Translation]]:
        """What was given in other languages, by version. Not asked for where people read in one language alone."""
        found: dict[UUID, list[Translation]] = defaultdict(list)
        for one in translations(self.firm.id).order_by("language", "given_at") if len(self.firm.languages) > 1 else ():
            found[one.version_id].append(one)
        return found

    @cached_property
    def cosignatures(self) -> dict[UUID, list[Cosignature]]:
        """The hands before the last ones, by version, in their order. Not asked for where one hand is always enough."""
        found: dict[UUID, list[Cosignature]] = defaultdict(list)
        if any(one.signatories for one in self.versions):
            here = Cosignature.objects.filter(organisation_id=self.firm.id).defer("signature_evidence")
            for one in here.select_related("person").order_by("place"):
                found[one.version_id].append(one)
        return found

    @cached_property
    def refusals(self) -> dict[UUID, list[Refusal]]:
        """Who does not sign the newest version of a policy, by version. Not asked for where all of these are signed."""
        newest = {one.policy_id: one for one in self.versions}.values()
        found: dict[UUID, list[Refusal]] = defaultdict(list)
        if open := [one.id for one in newest if one.signed_at is None]:
            here = Refusal.objects.filter(organisation_id=self.firm.id, version_id__in=open)
            for one in here.select_related("person").order_by("declined_at", "id"):
                found[one.version_id].append(one)
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

    @property
    def ahead_of_public(self) -> Version | None:
        """The version of the parent policy that applies, where it says other things than what everybody can read."""
        applies = self.parent_in_force
        decided = self.availabilities.get(applies.policy_id, []) if applies and applies.material else []
        return applies if decided and behind(decided[-1], applies) else None

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
