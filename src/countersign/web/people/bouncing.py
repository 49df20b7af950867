"""From mail that came back to what pages say of it, and what there is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.kernel.instants import day_in
from countersign.people import queries
from countersign.web.numbers import in_words

if TYPE_CHECKING:
    from countersign.people.models import Bounce, Person

NO_SUCH, TAKES_NOTHING = ("5.0.", "5.1."), "5.2."
"""What a status begins with (RFC 3463): the address is nobody's, as far as a server says; or its mailbox is closed."""


def bounce(request: Visit, person: Person) -> dict[str, Any] | None:
    """What stands of one person who is here, and what this reader can do about it."""
    gone = person.left_on is not None and person.left_on <= request.today
    found = None if gone else queries.bounce_of(request.organisation.id, person.id)
    return {**row(request, found), **ways(request, person)} if found else None


def row(request: Visit, found: Bounce) -> dict[str, Any]:
    return {
        "address": found.address,
        "since": day_in(request.organisation.time_zone, found.bounced_at),
        "said": found.said,
        "advice": advice(found.status),
    }


def ways(request: Visit, person: Person) -> dict[str, Any]:
    slug, own = request.organisation.slug, person.id == request.actor.person
    changes = may_enter(request.actor, "address.change")
    return {
        "act": fresh_act() if own or may_enter(request.actor, "person.change") else None,
        "try_url": reverse("people:try_again", args=[slug, person.id]),
        "change_url": reverse("people:address", args=[slug, person.id]) if changes else "",
    }


def advice(status: str) -> str:
    """What to do, by what the server said it is about."""
    if status.startswith(NO_SUCH) or not status:
        return _("The mail server takes nothing for this address. Ask them for the right one.")
    if status.startswith(TAKES_NOTHING):
        return _("The mailbox takes nothing: it is full or closed. Ask them, and have it tried again when it is open.")
    return _("The mail server takes no mail of ours. Show these words to whoever looks after your mail.")


def says(n: int) -> str:
    """A heading, and a line elsewhere that leads to it."""
    return ngettext("Mail to one person comes back", "Mail to {n} people comes back", n).format(n=in_words(n))
