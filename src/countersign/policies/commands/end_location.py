from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.policies.entries import LocationEnded
from countersign.policies.models import Location, Policy
from countersign.policies.permissions import check_can_locate, check_still_listed
from countersign.policies.queries import policy_of_location


@command
def end_location(*, location_id: UUID, by: Actor, at: datetime) -> Ref:
    """Take a place off the list: from today on the policy is not found there any more."""
    policy = locked(Policy, by.organisation, policy_of_location(by.organisation, location_id))
    location = locked(Location, by.organisation, location_id)
    check_can_locate(by, "location.end", policy)
    check_still_listed(location)
    location.ended_on, location.ended_at, location.ended_by_id = today(by.organisation, at), at, who(by)
    write(location, LocationEnded())
    return location.ref
