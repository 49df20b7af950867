from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Item, Letter
from countersign.delivery.models import NoticeItem
from countersign.delivery.queue import queue
from countersign.delivery.reach import CARRIED
from countersign.delivery.rounds.everywhere import everywhere
from countersign.kernel.references import new_id
from countersign.messages import queries as messages
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.messages.models import Message
    from countersign.people.models import Organisation, Person

DAYS_ONE = "message of the day"
"""The thing that everybody is sent at most once a day; its step is the day. The database sees to it."""

LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer sends nobody old news."""


def carry_messages(at: datetime, limit: int = 500) -> int:
    """Put what leaders sent in line, one mail for each whom it is for. Returns how many mails.

    Each is told of each message once, whatever happens in between; and of one message a day, the next one tomorrow.
    """
    return everywhere(lambda organisation: carry_in(organisation, at, limit), limit)


def carry_in(organisation: Organisation, at: datetime, limit: int) -> int:
    sent = messages.released_since(organisation.id, at - LOOKS_BACK)
    on, done = people.today(organisation.id, at), 0
    for message in sent:
        for who in waiting(message, on)[: limit - done]:
            done += carry(organisation, message, who, on.isoformat(), at)
        if done >= limit:
            break
    return done


def waiting(message: Message, on: date) -> QuerySet[Person]:
    """Who has not been told of it, had no other message today, and can be reached."""
    here = message.organisation_id
    told, today = told_of(here, message.ref, CARRIED), told_of(here, DAYS_ONE, on.isoformat())
    found = messages.receivers(message, on).filter(email__isnull=False).exclude(id__in=people.unreached(here))
    return found.exclude(id__in=told).exclude(id__in=today)


def told_of(organisation: UUID, item: str, step: str) -> QuerySet[NoticeItem, Any]:
    return NoticeItem.objects.filter(organisation_id=organisation, item=item, step=step).values("person")


def carry(organisation: Organisation, message: Message, who: Person, day: str, at: datetime) -> bool:
    """One mail to one person, with the note that they have it: both or neither, and never twice."""
    about = {"organisation_id": organisation.id, "person": who.id}
    try:
        with transaction.atomic():
            mail = queue(
                letter(organisation, message),
                to=who.email or "",
                kind=MailKind.MESSAGE,
                at=at,
                organisation=organisation.id,
                person=who.id,
            )
            NoticeItem.objects.create(id=new_id(at), item=message.ref, step=CARRIED, mail=mail, **about)
            NoticeItem.objects.create(id=new_id(at), item=DAYS_ONE, step=day, mail=mail, **about)
    except IntegrityError:
        return False
    return True


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
