"""A code that was mailed and typed shows that mail gets through, whatever came back before."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from countersign.entrance.actors import actor_of
from countersign.kernel.refusals import Refused
from countersign.people.commands.try_again import try_again
from countersign.people.queries import bounce_of, organisation, person_by_email, places_of


def got_through(address: str, at: datetime) -> None:
    """Whoever has signed in is reminded at this address again, wherever they belong.

    Somebody else may have seen to it at the same moment: that keeps nobody from coming in.
    """
    wanted = address.strip().lower()
    for place in places_of(wanted, at):
        person = person_by_email(place, wanted)
        if person is None or bounce_of(place, person.id) is None:
            continue
        by = actor_of(organisation(place), person, at)
        if by:
            with suppress(Refused):
                try_again(person_id=person.id, by=by, at=at)
