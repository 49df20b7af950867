"""How people outside get a policy: what was decided, what is public, and what it was made from (5.2 g)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.policies import facts
from countersign.policies.enums import AvailabilityMode, PolicyKind
from countersign.policies.models import Availability, PublicVersion, Version
from countersign.policies.queries.rows import published_versions
from countersign.policies.substance import same_substance

TEXTS = ("public__text", "public__left_out", "public__version__text", "public__version__signature_evidence")
MODES: dict[str, facts.Mode] = {
    AvailabilityMode.PUBLISHED: "published",
    AvailabilityMode.SUMMARY_PUBLISHED: "summary_published",
    AvailabilityMode.ON_REQUEST: "on_request",
    AvailabilityMode.NOT_SHARED: "not_shared",
}


def availabilities(organisation: UUID) -> QuerySet[Availability]:
    """Every decision with what was published by it, but without the texts; the newest last."""
    here = Availability.objects.filter(organisation_id=organisation)
    return here.select_related("decided_by", "public__version").defer(*TEXTS).order_by("decided_at", "id")


def availability(organisation: UUID, policy_id: UUID) -> Availability | None:
    """The newest decision about a policy."""
    return availabilities(organisation).filter(policy_id=policy_id).last()


def public_text(organisation: UUID, policy_id: UUID) -> PublicVersion | None:
    """What was made public and not taken down since, without the texts."""
    here = PublicVersion.objects.filter(organisation_id=organisation, policy_id=policy_id, withdrawn_at=None)
    return here.select_related("version").defer("text", "version__text", "version__signature_evidence").first()


def policy_of_public(organisation: UUID, public_id: UUID) -> UUID:
    """The policy that a public text belongs to, which is locked before it. Raises Unknown."""
    here = PublicVersion.objects.filter(organisation_id=organisation, id=public_id)
    found = here.values_list("policy_id", flat=True).first()
    if found is None:
        raise Unknown("public")
    return found


def open_to_all(organisation: UUID) -> Availability | None:
    """The decision that people outside meet, with its text: none for what is not shared, and for what was taken back.

    Nothing but what was made public is looked at: no draft, no offer, no other version.
    """
    here = Availability.objects.filter(organisation_id=organisation, policy__kind=PolicyKind.PARENT.value)
    newest = here.select_related("policy", "public__version__signed_by").order_by("decided_at", "id").last()
    if newest is None or newest.mode == AvailabilityMode.NOT_SHARED.value:
        return None
    return newest if newest.public is None or is_public(newest.public) else None


@dataclass(frozen=True)
class Newer:
    """What applies where a public text was made from an older version. ``same``: it says the same in substance."""

    label: str
    since: date
    same: bool


def newer(organisation: UUID, public: PublicVersion) -> Newer | None:
    """What the public text is not in step with; None where it is.

    A version that was taken back applied until then, and what came after it changed what it said.
    """
    here = published_versions(organisation).filter(policy_id=public.policy_id)
    found = list(here.order_by("effective_on", "number"))
    while found and found[-1].withdrawn_at:
        found.pop()
    applies = found[-1] if found else public.version
    if applies.id == public.version_id or applies.effective_on is None:
        return None
    saying = same_substance(found, lambda one: one.material)
    return Newer(applies.label, applies.effective_on, any(one.id == public.version_id for one in saying))


def last_made_public(organisation: UUID, policy_id: UUID) -> Availability | None:
    """The newest decision that made a text public, still there or not, with its texts: the next one begins with it."""
    here = Availability.objects.filter(organisation_id=organisation, policy_id=policy_id, public__isnull=False)
    return here.select_related("public__version").order_by("decided_at", "id").last()


def is_public(public: PublicVersion) -> bool:
    """Not taken down; and the version that it was made from was not taken back either."""
    return public.withdrawn_at is None and public.version.withdrawn_at is None


def holds_on(decided: Availability, as_of: date, zone: str) -> bool:
    """Does a decision still say how it is? One to publish does while the text is there."""
    public = decided.public
    if public is None:
        return True
    gone = [at for at in (public.withdrawn_at, public.version.withdrawn_at) if at is not None]
    return all(day_in(zone, at) > as_of for at in gone)


def external(found: Sequence[Availability], as_of: date, zone: str) -> facts.External:
    """What the rules are told about one policy on a day: its newest decision, if it holds."""
    by_then = [one for one in found if day_in(zone, one.decided_at) <= as_of]
    if not by_then or not holds_on(by_then[-1], as_of, zone):
        return facts.External()
    newest = by_then[-1]
    return facts.External(
        mode=MODES[newest.mode],
        reason=newest.reason or None,
        published_version=newest.public.version.label if newest.public else None,
    )


def behind(decided: Availability | None, applies: Version | None) -> bool:
    """Is what everybody reads made from another version than the one that applies?"""
    public = decided.public if decided else None
    return bool(public and is_public(public) and applies and applies.id != public.version_id)
