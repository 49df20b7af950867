from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.outbound.addresses import read
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today
from countersign.policies.entries import LocationNamed
from countersign.policies.models import Location, Policy
from countersign.policies.permissions import check_can_locate
from countersign.policies.queries import open_locations

LONGEST_NAME = 120
MOST_LOCATIONS = 20


@command
def name_location(
    *, policy_id: UUID, called: str, address: str = "", begun_on: date | None = None, by: Actor, at: datetime
) -> Ref:
    """Say where a policy can be found besides here: a page with its address, or a place in words.

    ``begun_on``: since which day it is there; today, where nobody says.
    """
    policy = locked(Policy, by.organisation, policy_id)
    check_can_locate(by, "location.name", policy)
    name, page = clean(called).strip(), read(address).shown if address.strip() else ""
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(say("Say in at most {n} characters what people call this place.", n=LONGEST_NAME))
    on = today(by.organisation, at)
    if begun_on and begun_on > on:
        raise Refused("Name a place once the policy is there: this day is still to come.")
    check_new(list(open_locations(by.organisation, policy.id)), name, page)
    location = Location(
        id=new_id(at),
        organisation_id=by.organisation,
        policy=policy,
        called=name,
        address=page,
        begun_on=begun_on or on,
        named_at=at,
        named_by_id=who(by),
    )
    write(location, LocationNamed())
    return location.ref


def check_new(there: list[Location], name: str, page: str) -> None:
    """A page is the same under whatever name; a place in words is what it is called."""
    for one in there:
        if (one.address == page) if page else not one.address and one.called.casefold() == name.casefold():
            raise Refused(say("This is on the list already, as “{name}”.", name=one.called))
    if len(there) >= MOST_LOCATIONS:
        raise Refused(say("At most {n} places: nobody finds one among more.", n=MOST_LOCATIONS))
