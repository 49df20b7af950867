"""Where policies can be found besides here, and whether they were found there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from countersign.kernel.instants import day_in
from countersign.kernel.refusals import Unknown
from countersign.ledger.queries import examples, logs
from countersign.policies import facts
from countersign.policies.models import LinkCheck, Location, Sighting, Version

HERE = "Countersign"
"""What our own page is called among the places: everybody reaches it who has a mail address, and without an account."""


@dataclass(frozen=True)
class Found:
    """A place with what was seen there, the oldest first; and of a page, how it answered when it was last asked."""

    location: Location
    seen: Sequence[Sighting]
    asked: LinkCheck | None = None

    @property
    def last(self) -> Sighting | None:
        return self.seen[-1] if self.seen else None

    @property
    def missing_since(self) -> datetime | None:
        """Since when nobody found it there; None while it is there for all we know."""
        gone = list(takewhile(lambda one: not one.found, reversed(self.seen)))
        return gone[-1].seen_at if gone else None


def locations(organisation: UUID) -> QuerySet[Location]:
    """Every place of every policy, those that are not found any more too; the oldest first."""
    here = Location.objects.filter(organisation_id=organisation)
    return here.select_related("named_by", "ended_by").order_by("begun_on", "named_at", "id")


def open_locations(organisation: UUID, policy: UUID) -> QuerySet[Location]:
    """Where one policy can be found now."""
    return locations(organisation).filter(policy_id=policy, ended_at=None)


def location(organisation: UUID, id: UUID) -> Location:
    """Raises Unknown for none, and for somebody else's."""
    found = locations(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("location")
    return found


def policy_of_location(organisation: UUID, id: UUID) -> UUID:
    """The policy that a place belongs to, which is locked before it. Raises Unknown."""
    return location(organisation, id).policy_id


def sightings(organisation: UUID, location: UUID) -> QuerySet[Sighting]:
    """What was seen at one place, the oldest first."""
    return Sighting.objects.filter(organisation_id=organisation, location_id=location).order_by("seen_at", "id")


def seen_at(organisation: UUID, places: Iterable[Location]) -> dict[UUID, list[Sighting]]:
    """What was seen at these places, by place, the oldest first."""
    found: dict[UUID, list[Sighting]] = defaultdict(list)
    ids = [one.id for one in places]
    if not ids:
        return found
    here = Sighting.objects.filter(organisation_id=organisation, location_id__in=ids).select_related("seen_by")
    for one in here.order_by("seen_at", "id"):
        found[one.location_id].append(one)
    return found


def found_at(organisation: UUID, policies: Iterable[UUID]) -> dict[UUID, list[Found]]:
    """Where each of these policies can be found now, by policy."""
    here = list(locations(organisation).filter(policy_id__in=[*policies], ended_at=None))
    seen, pages = seen_at(organisation, here), [one.id for one in here if one.address]
    checks = LinkCheck.objects.filter(organisation_id=organisation, location_id__in=pages) if pages else ()
    asked = {one.location_id: one for one in checks}
    found: dict[UUID, list[Found]] = defaultdict(list)
    for one in here:
        found[one.policy_id].append(Found(one, seen.get(one.id, []), asked.get(one.id)))
    return found


def with_pages_due(at: datetime) -> list[UUID]:
    """The organisations with a page that is to be asked. An example asks nobody outside (decision 24)."""
    found = list(to_ask(at).order_by("organisation_id").values_list("organisation_id", flat=True).distinct())
    living = {*logs()} - {*examples()} if found else set()
    return [one for one in found if one in living]


def pages_due(organisation: UUID, at: datetime) -> list[Location]:
    """What is to be asked, the longest known first."""
    return list(to_ask(at).filter(organisation_id=organisation).order_by("named_at", "id"))


def to_ask(at: datetime) -> QuerySet[Location]:
    """Pages on the list that were never asked, or not for a while."""
    asked = LinkCheck.objects.filter(location=OuterRef("pk"), due_at__gt=at)
    return Location.objects.filter(~Exists(asked), ended_at=None).exclude(address="")


def check_of(location: Location) -> LinkCheck | None:
    """What is noted of a page."""
    return LinkCheck.objects.filter(organisation_id=location.organisation_id, location_id=location.id).first()


def hosts_asked_since(organisation: UUID, at: datetime) -> set[str]:
    """Whom we asked lately."""
    here = LinkCheck.objects.filter(organisation_id=organisation, asked_at__gt=at)
    return set(here.values_list("host", flat=True))


def places(found: Iterable[Found], published: Iterable[Version], as_of: date, zone: str) -> tuple[facts.Location, ...]:
    """What the rules are told of the places of one policy on a day. Published here, it is found here."""
    own = (facts.Location(where=HERE, ok=True),) if any(applied(one, as_of, zone) for one in published) else ()
    return own + tuple(told(one, as_of, zone) for one in found if was_listed(one.location, as_of))


def was_listed(location: Location, as_of: date) -> bool:
    return location.begun_on <= as_of and (location.ended_on is None or location.ended_on > as_of)


def told(found: Found, as_of: date, zone: str) -> facts.Location:
    """One place, as far as it had been looked at by a day."""
    by_then = Found(found.location, [one for one in found.seen if day_in(zone, one.seen_at) <= as_of])
    since = by_then.missing_since
    day = day_in(zone, since) if since else None
    return facts.Location(where=found.location.called, ok=day is None, failing_since=day)


def applied(version: Version, as_of: date, zone: str) -> bool:
    """Did everybody find this version here on a day, as the one in force?"""

    def by_then(instant: datetime | None) -> bool:
        return instant is not None and day_in(zone, instant) <= as_of

    return by_then(version.published_at) and not (by_then(version.superseded_at) or by_then(version.withdrawn_at))
