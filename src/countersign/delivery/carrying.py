"""Mails to many about one thing that happened: each of them once, and one such mail a day to anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Letter
from countersign.delivery.models import NoticeItem
from countersign.delivery.queue import queue
from countersign.delivery.reach import CARRIED
from countersign.kernel.references import Ref, new_id
from countersign.people import queries as people

if TYPE_CHECKING:
    from uuid import UUID

    from countersign.people.models import Organisation, Person

DAYS_ONE = "message of the day"
"""The thing that everybody is sent at most once a day; its step is the day. The database sees to it."""

LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer sends nobody old news."""


def carry(
    organisation: Organisation, item: Ref, whom: QuerySet[Person], says: Callable[[], Letter], at: datetime, limit: int
) -> int:
    """Put one thing in line for those of them who have not been told of it, had no such mail today, and are reached.

    Returns for how many. What it says is worked out once, and only where somebody is to be told.
    """
    on = people.today(organisation.id, at)
    waiting = list(not_told(organisation.id, item, whom, on)[:limit])
    if not waiting:
        return 0
    letter = says()
    return sum(put_in_line(organisation, item, letter, who, on.isoformat(), at) for who in waiting)


def not_told(organisation: UUID, item: Ref, whom: QuerySet[Person], on: date) -> QuerySet[Person]:
    told, today = told_of(organisation, item, CARRIED), told_of(organisation, DAYS_ONE, on.isoformat())
    found = whom.filter(email__isnull=False).exclude(id__in=people.unreached(organisation))
    return found.exclude(id__in=told).exclude(id__in=today)


def told_of(organisation: UUID, item: str, step: str) -> QuerySet[NoticeItem, Any]:
    return NoticeItem.objects.filter(organisation_id=organisation, item=item, step=step).values("person")


def put_in_line(organisation: Organisation, item: Ref, letter: Letter, who: Person, day: str, at: datetime) -> bool:
    """One mail to one person, with the note that they have it: both or neither, and never twice."""
    about = {"organisation_id": organisation.id, "person": who.id}
    try:
        with transaction.atomic():
            mail = queue(
                letter,
                to=who.email or "",
                kind=MailKind.MESSAGE,
                at=at,
                organisation=organisation.id,
                person=who.id,
            )
            NoticeItem.objects.create(id=new_id(at), item=item, step=CARRIED, mail=mail, **about)
            NoticeItem.objects.create(id=new_id(at), item=DAYS_ONE, step=day, mail=mail, **about)
    except IntegrityError:
        return False
    return True
