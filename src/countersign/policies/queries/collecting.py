"""What policies tells readiness about a day: each policy with its versions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.instants import day_in
from countersign.kernel.references import ref
from countersign.people.queries import organisation as organisation_with
from countersign.policies import facts
from countersign.policies.enums import Outcome, PolicyKind
from countersign.policies.models import Policy, Review, Version
from countersign.policies.queries.aiming import meant_on
from countersign.policies.queries.locating import places
from countersign.policies.queries.measuring import content_of, measures
from countersign.policies.queries.outside import external
from countersign.policies.queries.pointing import led_to, signs_in
from countersign.policies.queries.shelf import Shelf
from countersign.policies.queries.standing import Standing

if TYPE_CHECKING:
    from countersign.people.models import Organisation

METHODS = {
    SignatureMethod.MAILED_CODE: "e-signature",
    SignatureMethod.PASSKEY: "e-signature",
    SignatureMethod.WET_SIGNATURE: "signature",
    SignatureMethod.MINUTE: "minute",
    SignatureMethod.OTHER_SYSTEM: "e-signature elsewhere",
}

type About = dict[UUID, dict[str, Any]]
"""More about some versions: the fields of their facts."""


def collect_facts(organisation: UUID, as_of: date, shelf: Shelf | None = None) -> tuple[facts.Policy, ...]:
    """Every policy that was there on a day, the one of clause 5.2 first.

    Only of that one the texts and marks are looked at, and only while a version is not retired: no rule asks for more.
    ``shelf``: what whoever asks has read already.
    """
    shelf = shelf or Shelf(organisation_with(organisation))
    firm, versions = shelf.firm, shelf.standings(as_of)
    found = [
        one
        for one in sorted(shelf.policies, key=lambda policy: (policy.kind, policy.id))
        if versions.get(one.id) or day_in(firm.time_zone, one.created_at) <= as_of
    ]
    judged = [
        one.version.id
        for policy in found
        for one in versions.get(policy.id, ())
        if policy.kind == PolicyKind.PARENT and one.retired_on is None
    ]
    rows = texts(firm, judged)
    more = {row.id: {**shown(row, firm), **marks(shelf, row.id, as_of)} for row in rows}
    signs = signs_in(shelf.parent_standings(as_of), rows)
    looked = {one.id: [row for row in shelf.reviews.get(one.id, ()) if row.reviewed_on <= as_of] for one in found}
    outside = {one.id: external(shelf.availabilities.get(one.id, ()), as_of, firm.time_zone) for one in found}
    each = (
        replace(
            cosigned(told(policy, versions.get(policy.id, []), looked[policy.id], more), policy, shelf, as_of),
            versions=tuple(in_every_language(versions.get(policy.id, []), shelf, as_of, more)),
            external=outside[policy.id],
            locations=found_in(shelf, policy, as_of),
        )
        for policy in found
    )
    meant = [meant_on(one, as_of, shelf.aims.get(one.id, ())) for one in found]
    return tuple(led_to(*one, signs, as_of) for one in zip(each, found, meant, strict=True))


def found_in(shelf: Shelf, policy: Policy, as_of: date) -> tuple[facts.Location, ...]:
    """Where the policy of clause 5.2 could be found on a day; no rule asks where another is."""
    if policy.kind != PolicyKind.PARENT:
        return ()
    published = [one for one in shelf.published if one.policy_id == policy.id]
    return places(shelf.locations.get(policy.id, ()), published, as_of, shelf.firm.time_zone)


def told(policy: Policy, versions: list[Standing], reviews: list[Review], more: About) -> facts.Policy:
    """One policy, but for what depends on the others."""
    topic = policy.kind == PolicyKind.TOPIC
    approved = [one for one in versions if one.status == "approved"]
    return facts.Policy(
        id=policy.ref,
        kind="topic" if topic else "parent",
        title=approved[-1].version.title if approved else policy.title,
        owner=ref("person", policy.owned_by_id) if policy.owned_by_id else None,
        review_months=policy.review_months,
        ack_days=policy.ack_days,
        ack_refresh_months=policy.ack_refresh_months,
        reviews=tuple(map(review, reviews)),
        endorsements=() if topic else endorsements(versions, reviews),
    )


def review(row: Review) -> facts.Review:
    outcome = row.outcome.replace("_", " ").lower()
    return facts.Review(on=row.reviewed_on, by=ref("person", row.reviewed_by_id), outcome=outcome)


def endorsements(versions: list[Standing], reviews: list[Review]) -> tuple[facts.Endorsement, ...]:
    """Whoever looked at a version again and found it right stands behind it as well; whether they led, rules ask."""
    labels = {one.version.id: one.version.label for one in versions}
    return tuple(
        facts.Endorsement(v=labels[row.version_id], by=ref("person", row.reviewed_by_id), on=row.reviewed_on)
        for row in reviews
        if row.outcome == Outcome.CONFIRMED_UNCHANGED and row.version_id in labels
    )


def cosigned(fact: facts.Policy, policy: Policy, shelf: Shelf, as_of: date) -> facts.Policy:
    """Of several who signed a version the last is its approver; those before stand behind it, and whoever says so."""
    if policy.kind != PolicyKind.PARENT:
        return fact
    own = [one for one in shelf.versions if one.policy_id == policy.id]
    hands = [(one.label, hand.person_id, hand.signed_on) for one in own for hand in shelf.cosignatures.get(one.id, ())]
    hands += [(one.label, by.person_id, by.endorsed_on) for one in own for by in shelf.endorsements.get(one.id, ())]
    more = (facts.Endorsement(v=label, by=ref("person", by), on=on) for label, by, on in hands if on <= as_of)
    return replace(fact, endorsements=(*fact.endorsements, *more))


def version(standing: Standing, more: dict[str, Any]) -> facts.Version:
    row = standing.version
    approved = standing.approved_on is not None
    return facts.Version(
        v=row.label,
        status=standing.status,
        retired_on=standing.retired_on,
        drafted_by=ref("person", row.drafted_by_id) if row.drafted_by_id else None,
        approved_by=ref("person", row.signed_by_id) if approved and row.signed_by_id else None,
        approved_on=standing.approved_on,
        method=METHODS[SignatureMethod(row.signature_method)] if approved else None,
        effective=standing.effective,
        material=row.material,
        **more,
    )


def in_every_language(versions: list[Standing], shelf: Shelf, as_of: date, more: About) -> Iterator[facts.Version]:
    """Each version, and before it its translations of that day: whoever takes the last one takes an original."""
    zone = shelf.firm.time_zone
    for one in versions:
        for other in shelf.translations.get(one.version.id, ()):
            ended = other.ended_at is not None and day_in(zone, other.ended_at) <= as_of
            if day_in(zone, other.given_at) <= as_of and not ended:
                yield translated(one, other.language)
        yield version(one, more.get(one.version.id, {}))


def translated(standing: Standing, language: str) -> facts.Version:
    """A translation stands where its original stands. Nobody approved it, so it has no approver and no day."""
    label = standing.version.label
    return facts.Version(
        v=f"{label}-{language}",
        status=standing.status,
        retired_on=standing.retired_on,
        translation_of=label,
        material=standing.version.material,
    )


def texts(firm: Organisation, ids: Collection[UUID]) -> list[Version]:
    """These versions with their texts."""
    return list(Version.objects.filter(organisation_id=firm.id, id__in=ids))


def shown(version: Version, firm: Organisation) -> dict[str, Any]:
    """What the text of a version shows, and whether it is still the one that was put forward."""
    content = content_of(version)
    measured = measures(content, firm.name, tuple(firm.context_terms))
    return {"hash_ok": version.document, "hash_now": content.digest, **measured}


def marks(shelf: Shelf, version: UUID, as_of: date) -> dict[str, Any]:
    """The blocks of a version whose passages were confirmed by a day, the newest of each requirement."""
    confirmed = shelf.marks.get(version, ())
    by_then = [mark for mark in confirmed if day_in(shelf.firm.time_zone, mark.confirmed_at) <= as_of]
    passages = {mark.requirement.lower(): mark.block for mark in by_then}
    return {"marks": facts.Marks(**passages)} if passages else {}
