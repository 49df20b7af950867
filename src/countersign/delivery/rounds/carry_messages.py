from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.delivery.carrying import LOOKS_BACK, carry
from countersign.delivery.letters import Item, Letter
from countersign.delivery.rounds.everywhere import everywhere
from countersign.messages import queries as messages
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.messages.models import Message
    from countersign.people.models import Organisation


def carry_messages(at: datetime, limit: int = 500) -> int:
    """Put what leaders sent in line, one mail for each whom it is for. Returns how many mails.

    Each is told of each message once, whatever happens in between; and of one message a day, the next one tomorrow.
    """
    return everywhere(lambda organisation: carry_in(organisation, at, limit), limit)


def carry_in(organisation: Organisation, at: datetime, limit: int) -> int:
    on, done = people.today(organisation.id, at), 0
    for message in messages.released_since(organisation.id, at - LOOKS_BACK):
        says = partial(letter, organisation, message)
        done += carry(organisation, message.ref, messages.receivers(message, on), says, at, limit - done)
        if done >= limit:
            break
    return done


def letter(organisation: Organisation, message: Message) -> Letter:
    """The leader's own words, under their name, and where they stand."""
    page = reverse("messages:message", args=[organisation.slug, message.id])
    return Letter(
        subject=f"{message.leader}: {message.title}",
        greeting=message.title,
        lead="",
        paragraphs=tuple(one for one in message.text.split("\n") if one),
        organisation_name=organisation.name,
        items=(
            Item(
                title=_("This message stands in Countersign"),
                why=_("You can read it there again. There is nothing to do."),
                link=settings.COUNTERSIGN_URL + page,
                link_label=_("Open the message"),
            ),
        ),
        from_name=str(message.leader),
        from_hat=message.said_as,
        on=message.said_on,
    )
