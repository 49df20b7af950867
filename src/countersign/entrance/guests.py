"""Coming into an example as one of its people, by a click. It is no sign-in, and opens this one organisation alone.

Only in trial mode, and only an example: its people are invented, so nobody's name is used (decision 24). What is done
so says ``example`` in the ledger, where a sign-in would stand.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from countersign.entrance import clock
from countersign.entrance.trial import came_through_a_proxy
from countersign.kernel.instants import milliseconds
from countersign.kernel.refusals import Refused
from countersign.ledger.queries import is_example, simulated
from countersign.people.queries import is_here, people

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person

AUTH = "example"
KEPT_AS = "guest"
LIVES = timedelta(hours=4)


def let_in(request: HttpRequest, person: Person) -> None:
    """Open the session. Whoever is signed in elsewhere stays so. Raises Refused for anybody who is not invented."""
    if not is_example(person.organisation_id):
        raise Refused("Only the people of an example can be entered. Everybody else signs in themselves.")
    if person.organisation_id in simulated():
        raise Refused("The past of this example is still being lived. Wait until it has caught up with today.")
    request.session.cycle_key()
    request.session[KEPT_AS] = {
        "organisation": person.organisation_id.hex,
        "person": person.id.hex,
        "until": milliseconds(clock.now() + LIVES),
    }
    rotate_token(request)


def show_out(request: HttpRequest) -> None:
    """Close it. Nothing is left of a session in which nobody is signed in either."""
    if request.user.is_authenticated:
        request.session.pop(KEPT_AS, None)
    else:
        request.session.flush()


def place_of(request: HttpRequest) -> UUID | None:
    """The example that somebody came into last. Whether they may still be in it, ``guest_in`` says."""
    told = request.session.get(KEPT_AS)
    return UUID(hex=told["organisation"]) if told else None


def guest_in(request: HttpRequest, organisation: Organisation) -> Person | None:
    """The person as whom somebody came into this organisation; None for every other organisation.

    All of it is asked anew at every request: trial mode, the example, the hours, and that the person is here.
    """
    told = request.session.get(KEPT_AS)
    if not told or told["organisation"] != organisation.id.hex or not settings.COUNTERSIGN_TRIAL:
        return None
    now = clock.now()
    if told["until"] <= milliseconds(now) or came_through_a_proxy(request) or not is_example(organisation.id):
        return None
    found = people(organisation.id).filter(id=UUID(hex=told["person"])).first()
    return found if found and is_here(found, now) else None
