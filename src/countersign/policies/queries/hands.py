"""Every hand under a version in its order: those that came first, the last one, and who said no."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, UUIDField

from countersign.kernel.references import Ref
from countersign.ledger.prepared import Prepared
from countersign.people.queries import leaders, today
from countersign.policies.models import Cosignature, Endorsement, Foreword, Refusal, Version
from countersign.policies.queries.delegating import delegates


@dataclass(frozen=True)
class Hand:
    """One name under a version. ``of`` is the row that holds it, ``foreword`` what they said in their own words.

    ``delegated``: it was given in the place of somebody who leads.
    """

    of: Ref
    person: UUID
    name: str
    capacity: str
    signed_on: date
    signed_at: datetime
    words: str
    method: str
    evidence: dict[str, Any] | None
    single_handed: bool
    delegated: bool
    foreword: str = ""


COSIGNATURES = Prepared(
    lambda organisation, version: (
        Cosignature.objects.filter(organisation_id=organisation, version_id=version)
        .select_related("person")
        .order_by("place")
    ),
    organisation=UUIDField(),
    version=UUIDField(),
)


def cosignatures(organisation: UUID, version_id: UUID) -> list[Cosignature]:
    """The hands before the last one, in the order in which they came."""
    return COSIGNATURES.rows(organisation=organisation, version=version_id)


def cosigned_since(organisation: UUID, at: datetime) -> QuerySet[Cosignature]:
    """The hands before the last ones that were given at or after an instant."""
    here = Cosignature.objects.filter(organisation_id=organisation, signed_at__gte=at)
    return here.select_related("person", "version").defer("version__text").order_by("signed_at", "id")


def cosigned_by(organisation: UUID, person: UUID) -> list[Version]:
    """What somebody signed as one of several, and not as the last."""
    here = Cosignature.objects.filter(organisation_id=organisation, person_id=person)
    return [one.version for one in here.select_related("version").defer("version__text").order_by("signed_at", "id")]


def held_by(organisation: UUID) -> dict[UUID, UUID]:
    """The version of each cosignature, each endorsement and each foreword."""
    pairs = (
        model.objects.filter(organisation_id=organisation).values_list("id", "version_id")
        for model in (Cosignature, Endorsement, Foreword)
    )
    return {id: version for found in pairs for id, version in found}


def forewords(organisation: UUID, version_id: UUID) -> dict[UUID, str]:
    """What those who signed a version said in their own words, by person."""
    here = Foreword.objects.filter(organisation_id=organisation, version_id=version_id)
    return dict(here.values_list("person_id", "text"))


def refusals(organisation: UUID, version_id: UUID) -> list[Refusal]:
    """Who does not sign a version, in the order in which they said so."""
    here = Refusal.objects.filter(organisation_id=organisation, version_id=version_id)
    return list(here.select_related("person").order_by("declined_at", "id"))


def answering[Answer: (Cosignature, Refusal)](model: type[Answer]) -> Prepared[Answer]:
    return Prepared(
        lambda organisation, policy: model.objects.filter(
            organisation_id=organisation, version__policy_id=policy
        ).select_related("person"),
        organisation=UUIDField(),
        policy=UUIDField(),
    )


GIVEN, REFUSED = answering(Cosignature), answering(Refusal)


def answers(organisation: UUID, policy_id: UUID) -> list[Cosignature | Refusal]:
    """Of all versions of a policy the hands before the last ones, and who said no."""
    asked = {"organisation": organisation, "policy": policy_id}
    return [*GIVEN.rows(**asked), *REFUSED.rows(**asked)]


def hands(version: Version, before: Sequence[Cosignature] | None = None) -> list[Hand]:
    """Every hand there is so far, the last one last. ``before``: the cosignatures, when whoever asks has read them."""
    here, said = version.organisation_id, {}
    if version.signatories and before is None:
        before = cosignatures(here, version.id)
    if version.signed_at or before:
        said = forewords(here, version.id)
    found = [
        Hand(
            of=one.ref,
            person=one.person_id,
            name=str(one.person),
            capacity=one.signed_as,
            signed_on=one.signed_on,
            signed_at=one.signed_at,
            words=one.signed_words,
            method=one.signature_method,
            evidence=one.signature_evidence,
            single_handed=one.single_handed,
            delegated=one.delegation_id is not None,
            foreword=said.get(one.person_id, ""),
        )
        for one in before or ()
    ]
    return [*found, *last(version, said)]


def last(version: Version, said: dict[UUID, str]) -> list[Hand]:
    """The hand that the version holds itself."""
    if version.signed_at is None or version.signed_on is None or version.signed_by_id is None:
        return []
    return [
        Hand(
            of=version.ref,
            person=version.signed_by_id,
            name=str(version.signed_by),
            capacity=version.signed_as,
            signed_on=version.signed_on,
            signed_at=version.signed_at,
            words=version.signed_words,
            method=version.signature_method,
            evidence=version.signature_evidence,
            single_handed=version.single_handed,
            delegated=version.delegation_id is not None,
            foreword=said.get(version.signed_by_id, ""),
        )
    ]


def still_to_sign(version: Version, signed: Collection[UUID]) -> list[UUID]:
    """Of those who all have to sign the ones who have not, in their order; nobody where any one leader is enough."""
    asked = (UUID(hex=one) for one in version.signatories)
    return [] if version.signed_at else [one for one in asked if one not in signed]


def who_could_sign(version: Version, at: datetime) -> set[UUID]:
    """Who leads today, and to whom it is delegated, but for whoever wrote or offered it (S1)."""
    here, authors = version.organisation_id, version.written_by
    found = leaders(here, today(here, at)).values_list("person_id", flat=True)
    return {*found, *delegates(version, at)} - authors


def cannot_sign(version: Version, left: Sequence[UUID], at: datetime) -> list[UUID]:
    """Of those who still have to sign whoever neither leads any more, nor has it delegated to them."""
    here = version.organisation_id
    lead = set(leaders(here, today(here, at)).values_list("person_id", flat=True)) if left else set()
    missing = [one for one in left if one not in lead]
    able = delegates(version, at) if missing else set()
    return [one for one in missing if one not in able]
