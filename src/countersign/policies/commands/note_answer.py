from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.outbound.looking import THERE, Outcome
from countersign.kernel.references import Ref, new_id
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import LocationSeen
from countersign.policies.models import Location, Sighting
from countersign.policies.permissions import check_still_listed
from countersign.policies.queries import sightings

WORD_HOLDS = timedelta(days=30)
"""So long somebody's own eyes count for more than a server which goes on telling us otherwise."""


@command(accepts={ActorKind.SYSTEM})
def note_answer(*, location_id: UUID, outcome: Outcome, status: int | None, by: Actor, at: datetime) -> Ref:
    """Note that a page which was asked for is there, or is not; where that is known already, nothing is noted."""
    location = locked(Location, by.organisation, location_id)
    check_still_listed(location)
    found = outcome in THERE
    if turns(list(sightings(by.organisation, location.id)), at, found=found):
        sighting = Sighting(
            id=new_id(at),
            organisation_id=by.organisation,
            location=location,
            found=found,
            outcome=outcome.value,
            status=status,
            seen_at=at,
        )
        write(sighting, LocationSeen())
    return location.ref


def turns(before: Sequence[Sighting], at: datetime, *, found: bool) -> bool:
    """Is it news? Not where the last word is the same; nor where it is that of a person who knew what we say again."""
    if not before or before[-1].found == found:
        return not before
    last = before[-1]
    answered = next((one.found for one in reversed(before) if one.seen_by_id is None), None)
    return last.seen_by_id is None or answered != found or last.seen_at + WORD_HOLDS <= at
