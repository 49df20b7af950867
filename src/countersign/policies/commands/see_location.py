from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.ledger.writing import command, locked, write
from countersign.policies.entries import LocationSeen
from countersign.policies.models import Location, Policy, Sighting
from countersign.policies.permissions import check_can_see_location
from countersign.policies.queries import policy_of_location


@command
def see_location(*, location_id: UUID, found: bool, by: Actor, at: datetime) -> Ref:
    """Say that one has looked with one's own eyes, and whether the policy is there."""
    policy = locked(Policy, by.organisation, policy_of_location(by.organisation, location_id))
    location = locked(Location, by.organisation, location_id)
    check_can_see_location(by, policy, location)
    sighting = Sighting(
        id=new_id(at),
        organisation_id=by.organisation,
        location=location,
        found=found,
        seen_at=at,
        seen_by_id=who(by),
    )
    write(sighting, LocationSeen())
    return sighting.ref
