"""Policies, drafts, versions and marks, as they stand now. Lists come without the texts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, UUIDField

from countersign.kernel.refusals import Unknown
from countersign.ledger.prepared import Prepared
from countersign.ledger.queries import logs
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.models import Check, Draft, Mark, Policy, Version
from countersign.policies.text.signposts import core
from countersign.policies.topics import BY_NAME

PEOPLE = ("drafted_by", "offered_by", "signed_by", "published_by", "withdrawn_by")


def policies(organisation: UUID) -> QuerySet[Policy]:
    """Every policy: the information security policy first, then those for topics by title."""
    here = Policy.objects.filter(organisation_id=organisation)
    return here.select_related("owned_by").order_by("kind", "title", "id")


POLICY = Prepared(
    lambda organisation, id: policies(organisation).filter(id=id), organisation=UUIDField(), id=UUIDField()
)


def policy(organisation: UUID, id: UUID) -> Policy:
    """Raises Unknown for none, and for somebody else's."""
    found = POLICY.first(organisation=organisation, id=id)
    if found is None:
        raise Unknown("policy")
    return found


def parent_policy(organisation: UUID) -> Policy | None:
    """The information security policy of clause 5.2, if work on it has begun."""
    return policies(organisation).filter(kind=PolicyKind.PARENT.value).first()


def begun_topics(organisation: UUID) -> dict[str, UUID]:
    """The policies on topics of the library, by its key: begun from it, or called by one of its names."""
    here = Policy.objects.filter(organisation_id=organisation, kind=PolicyKind.TOPIC.value)
    rows = here.order_by("-created_at", "-id").values_list("topic", "title", "id")
    found = {topic or BY_NAME.get(core(title).casefold(), ""): id for topic, title, id in rows}
    return {key: id for key, id in found.items() if key}


def drafts(organisation: UUID) -> dict[UUID, Draft]:
    """The working copies by policy, without their texts."""
    here = Draft.objects.filter(organisation_id=organisation).select_related("edited_by").defer("text")
    return {draft.policy_id: draft for draft in here}


DRAFT = Prepared(
    lambda organisation, policy: Draft.objects.filter(organisation_id=organisation, policy_id=policy).select_related(
        "edited_by", "policy"
    ),
    organisation=UUIDField(),
    policy=UUIDField(),
)


def draft_of(organisation: UUID, policy_id: UUID) -> Draft:
    """The working copy of a policy. Raises Unknown."""
    found = DRAFT.first(organisation=organisation, policy=policy_id)
    if found is None:
        raise Unknown("policy")
    return found


def whole(organisation: UUID) -> QuerySet[Version]:
    """Versions with their texts and the people who had a hand in them."""
    return Version.objects.filter(organisation_id=organisation).select_related("policy", *PEOPLE)


def version(organisation: UUID, id: UUID) -> Version:
    """With whoever offered and signed it. Raises Unknown for none, and for somebody else's."""
    here = Version.objects.filter(organisation_id=organisation, id=id)
    found = here.select_related("policy", "offered_by", "signed_by").first()
    if found is None:
        raise Unknown("version")
    return found


BY_ITSELF = Prepared(
    lambda organisation, id: (
        Version.objects.filter(organisation_id=organisation, id=id)
        .defer("text", "signature_evidence")
        .annotate(
            has_checks=Exists(
                Check.objects.filter(policy=OuterRef("policy"), organisation_id=organisation, ended_at=None)
            ),
            wants_reading=F("policy__asks_reading"),
        )
    ),
    organisation=UUIDField(),
    id=UUIDField(),
)


def version_by_itself(organisation: UUID, id: UUID) -> Version:
    """Without its text and without the people. Raises Unknown for none, and for somebody else's."""
    found = BY_ITSELF.first(organisation=organisation, id=id)
    if found is None:
        raise Unknown("version")
    return found


def proofs_asked(version: Version) -> tuple[bool, bool]:
    """Of what ``version_by_itself`` found: are there questions about it; has it to lie open before it is accepted?"""
    return bool(vars(version)["has_checks"]), bool(vars(version)["wants_reading"])


def checks(organisation: UUID, policy: UUID) -> QuerySet[Check]:
    """What is asked today before somebody accepts a policy, in order."""
    return Check.objects.filter(organisation_id=organisation, policy_id=policy, ended_at=None).order_by("place", "id")


def policy_of(organisation: UUID, version_id: UUID) -> UUID:
    """The policy that a version belongs to, which is locked before it. Raises Unknown."""
    here = Version.objects.filter(organisation_id=organisation, id=version_id)
    found = here.values_list("policy_id", flat=True).first()
    if found is None:
        raise Unknown("version")
    return found


def of_policy(organisation: UUID, policy_id: UUID) -> QuerySet[Version]:
    """Every version of a policy, the newest first, without the texts."""
    return whole(organisation).filter(policy_id=policy_id).defer("text").order_by("-number")


VERSIONS = Prepared(of_policy, organisation=UUIDField(), policy_id=UUIDField())


def versions(organisation: UUID, policy_id: UUID) -> list[Version]:
    """The same, read."""
    return VERSIONS.rows(organisation=organisation, policy_id=policy_id)


def with_texts(*found: Version) -> None:
    """Gives versions of one organisation their texts, which lists leave out: all of them in one question."""
    if not found:
        return
    here = Version.objects.filter(organisation_id=found[0].organisation_id, id__in=[one.id for one in found])
    texts = dict(here.values_list("id", "text"))
    for one in found:
        one.text = texts[one.id]


def waiting_for_signature(organisation: UUID) -> QuerySet[Version]:
    """What was offered and neither signed nor withdrawn, the longest waiting first, without the texts."""
    waiting = whole(organisation).filter(signed_at=None, withdrawn_at=None)
    return waiting.defer("text").order_by("offered_at", "id")


def signed_since(organisation: UUID, at: datetime) -> QuerySet[Version]:
    """What was signed, or recorded as signed elsewhere, at or after an instant, without the texts."""
    signed = Version.objects.filter(organisation_id=organisation, signed_at__gte=at)
    return signed.select_related("signed_by", "offered_by").defer("text").order_by("signed_at", "id")


def with_unrendered() -> list[UUID]:
    """The organisations that have a signed version without its PDF."""
    owed = Version.objects.filter(signed_at__isnull=False, pdf=None)
    found = list(owed.order_by("organisation_id").values_list("organisation_id", flat=True).distinct())
    return [one for one in found if one in logs()] if found else []


def unrendered(organisation: UUID) -> QuerySet[Version]:
    """Signed versions without their PDF, the longest signed first."""
    owed = whole(organisation).filter(signed_at__isnull=False, pdf=None)
    return owed.order_by("signed_at", "id")


def open_offers(organisation: UUID, policy_id: UUID) -> QuerySet[Version]:
    """The versions of one policy that wait for a signature."""
    return waiting_for_signature(organisation).filter(policy_id=policy_id)


def unpublished(organisation: UUID, policy_id: UUID) -> Version | None:
    """The version that is signed and waits to be published."""
    signed = of_policy(organisation, policy_id).filter(signed_at__isnull=False)
    return signed.filter(published_at=None, withdrawn_at=None).first()


def applying(organisation: UUID) -> QuerySet[Version]:
    published = whole(organisation).filter(published_at__isnull=False)
    return published.filter(superseded_at=None, withdrawn_at=None)


def in_force(organisation: UUID, policy_id: UUID) -> Version | None:
    """The version of a policy that applies now."""
    return applying(organisation).filter(policy_id=policy_id).first()


def id_in_force(organisation: UUID, policy_id: UUID) -> UUID | None:
    """The same, for whoever will lock it."""
    return applying(organisation).filter(policy_id=policy_id).values_list("id", flat=True).first()


def in_force_by_policy(organisation: UUID) -> dict[UUID, Version]:
    """What applies now, by policy, without the texts."""
    return {version.policy_id: version for version in applying(organisation).defer("text")}


def published_versions(organisation: UUID) -> QuerySet[Version]:
    """Every version that is or was in force, without the texts."""
    published = Version.objects.filter(organisation_id=organisation, published_at__isnull=False)
    return published.select_related("policy", "signed_by").defer("text")


def newest_published(organisation: UUID, policy_id: UUID) -> Version | None:
    """The version that took effect last, whether or not it still applies. Labels count on from it."""
    published = of_policy(organisation, policy_id).filter(published_at__isnull=False)
    return published.order_by("-effective_on", "-number").first()


def taken_labels(organisation: UUID, policy_id: UUID) -> set[str]:
    """Labels of what is signed or waits for it: a text never shares its label with another that was signed."""
    there = Version.objects.filter(organisation_id=organisation, policy_id=policy_id)
    alive = there.exclude(signed_at=None, withdrawn_at__isnull=False)
    return set(alive.values_list("label", flat=True))


MARKS = Prepared(
    lambda organisation, version: (
        Mark.objects.filter(organisation_id=organisation, version_id=version)
        .select_related("confirmed_by")
        .order_by("confirmed_at", "id")
    ),
    organisation=UUIDField(),
    version=UUIDField(),
)


def marks_of(organisation: UUID, version_id: UUID) -> dict[Requirement, Mark]:
    """The newest confirmed passage for each requirement that has one."""
    marks = MARKS.rows(organisation=organisation, version=version_id)
    return {Requirement(mark.requirement): mark for mark in marks}
