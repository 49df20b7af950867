from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.delivery.carrying import LOOKS_BACK, carry
from countersign.delivery.letters import Item, Letter
from countersign.delivery.rounds.everywhere import everywhere
from countersign.people import queries as people
from countersign.roles import queries as roles

if TYPE_CHECKING:
    from countersign.people.models import Organisation
    from countersign.roles.models import RolesTelling
    from countersign.roles.queries import NamedRole

MOST_ROLES, MOST_NAMES = 25, 6
"""In a mail; the page holds all of them."""


def carry_roles(at: datetime, limit: int = 500) -> int:
    """Put in line who holds which role, one mail for each who is told. Returns how many mails.

    It counts as the message of that person's day: who has had a leader's message gets it tomorrow (record 0076).
    """
    return everywhere(lambda organisation: carry_in(organisation, at, limit), limit)


def carry_in(organisation: Organisation, at: datetime, limit: int) -> int:
    on, done = people.today(organisation.id, at), 0
    for told in roles.sent_since(organisation.id, at - LOOKS_BACK):
        says = partial(letter, organisation, told)
        done += carry(organisation, told.ref, roles.receivers(told, on), says, at, limit - done)
        if done >= limit:
            break
    return done


def letter(organisation: Organisation, told: RolesTelling) -> Letter:
    """Who holds what, in few lines, and where all of it stands."""
    named = roles.named_in_roles(roles.held_then(organisation.id, told.told_on, told.recorded_at, told.keys))
    left = len(named) - MOST_ROLES
    more = ngettext("And one role more.", "And {n} roles more.", left).format(n=left) if left > 0 else ""
    page = reverse("roles:telling", args=[organisation.slug, told.id])
    heading = _("Who looks after information security")
    return Letter(
        subject=f"{organisation.name}: {heading[0].lower()}{heading[1:]}",
        greeting=heading,
        lead=_("So that you know whom to ask. There is nothing to do."),
        paragraphs=tuple(filter(None, [*(line(one) for one in named[:MOST_ROLES]), more])),
        organisation_name=organisation.name,
        items=(
            Item(
                title=_("The list stands in Countersign"),
                why=_("You can read it there again, as it was on this day."),
                link=settings.COUNTERSIGN_URL + page,
                link_label=_("Open the list"),
            ),
        ),
        from_name=str(told.recorded_by),
        on=told.told_on,
    )


def line(one: NamedRole) -> str:
    """A role with its holders; of many the first few, and how many more."""
    names, left = ", ".join(one.names[:MOST_NAMES]), len(one.names) - MOST_NAMES
    if left > 0:
        names = ngettext("{names} and one more", "{names} and {n} more", left).format(names=names, n=left)
    return _("{role}: {names}").format(role=one.role, names=names)
