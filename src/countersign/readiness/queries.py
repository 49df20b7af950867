"""Every read of readiness, the organisation first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from countersign.acknowledgements import queries as acknowledgements
from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.audits import queries as audits
from countersign.kernel.references import Ref
from countersign.people import queries as people
from countersign.policies import facts
from countersign.policies import queries as policies
from countersign.readiness.dossier import FRAME, OWNERS, Dossier
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.gathered import Gathered
from countersign.readiness.models import Look, Turn
from countersign.readiness.settings import NUMBERS
from countersign.roles import queries as roles
from countersign.roles.facts import Role

UNRECORDED = {
    "org": ("excluded_controls", "regimes"),
    "people": ("ceo", "it", "leave", "ack_exempt", "access", "clause"),
    "policies": (
        *("reviews", "endorsements", "parent_link", "external", "locations", "distributions"),
        *("ack_refresh_months", "read_stats"),
    ),
    "roles.assignments": ("communicated_on", "competence", "gap_plan"),
}
"""Keys inside keys that the owners cannot feed: nothing in the product records them yet."""


def dossier_of(organisation: UUID, as_of: date, read: Gathered | None = None) -> Dossier:
    """Everything the rules may look at, as of a day that lies behind us, is today, or is to come.

    ``read``: what whoever asks has read already.
    """
    read = read or Gathered(people.organisation(organisation))
    told = policies.collect_facts(organisation, as_of, read.shelf)
    held = roles.collect_facts(organisation, as_of, read.book)
    counts = acknowledgements.collect_facts(organisation, as_of, read.shelf)
    spoken_of, led = {*named_in(told, counts), *named_in_roles(held)}, holders_in(held)
    found = people.collect_facts(organisation, as_of, named=spoken_of, led=led, register=read.register)
    return Dossier(
        as_of=as_of,
        unknown=unknown(),
        thresholds=own_thresholds(organisation, as_of),
        org=found.org,
        people=found.people,
        top_management=found.top_management,
        audits=audits.collect_facts(organisation, as_of, read.calendar),
        policies=tuple(with_acceptances(policy, counts) for policy in told),
        roles=held,
    )


def own_thresholds(organisation: UUID, on: date) -> dict[str, float] | None:
    """The numbers that the organisation has set for a day; where it set none, the rules' defaults judge."""
    rows = people.settings(organisation, on)
    own = {key: NUMBERS[key].read(row.value) for key, row in rows.items() if key in NUMBERS and row.value is not None}
    return own or None


def unknown() -> tuple[str, ...]:
    """The keys of which a live organisation knows nothing: those that nobody owns, and what owners do not record."""
    whole = tuple(one.name for one in fields(Dossier) if one.name not in FRAME and one.name not in OWNERS)
    return whole + tuple(f"{record}.{key}" for record, keys in UNRECORDED.items() for key in keys)


def with_acceptances(policy: facts.Policy, counts: AcceptanceCounts) -> Policy:
    """Acceptances are counted for the parent policy; nobody reads those of a topic."""
    stats = counts if policy.kind == "parent" else None
    return Policy(**vars(policy), ack_days=acknowledgements.GRACE_DAYS, ack_stats=stats)


def named_in(told: Iterable[facts.Policy], counts: AcceptanceCounts) -> set[Ref]:
    """Whom policies and acceptances speak of."""
    ids = {policy.owner for policy in told} | set(counts.exec_missing)
    for policy in told:
        ids |= {id for one in policy.versions for id in (one.drafted_by, one.approved_by)}
    return {id for id in ids if id}


def named_in_roles(held: Iterable[Role]) -> set[Ref]:
    """Who appointed somebody, and who stands in."""
    ids = {id for role in held for one in role.assignments for id in (one.approved_by, one.deputy)}
    return {id for id in ids if id}


def holders_in(held: Iterable[Role]) -> set[Ref]:
    """Whose way to the top is counted."""
    return {one.person for role in held for one in role.assignments if one.person}


def turns(organisation: UUID, limit: int = 100) -> list[Turn]:
    """What was raised and cleared, the newest first."""
    return list(Turn.objects.filter(organisation_id=organisation).order_by("-turned_at", "-id")[:limit])


def open_turns(organisation: UUID) -> list[Turn]:
    """The findings that stand, each as it was last raised."""
    here = Turn.objects.filter(organisation_id=organisation)
    later = here.filter(code=OuterRef("code"), key=OuterRef("key"), turned_at__gt=OuterRef("turned_at"))
    return list(here.filter(~Exists(later), raised=True).order_by("turned_at", "id"))


def looked_on(organisation: UUID, day: date) -> bool:
    return Look.objects.filter(organisation_id=organisation, looked_on=day).exists()
