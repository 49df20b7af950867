from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from countersign.delivery.enums import MailKind
from countersign.delivery.models import NoticeItem
from countersign.delivery.owed import Owed, countersignatures
from countersign.delivery.queue import queue
from countersign.delivery.rounds.everywhere import everywhere
from countersign.delivery.rounds.remind import letter
from countersign.kernel.instants import day_in
from countersign.kernel.references import new_id
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Organisation

FIRST = "0"


def invite(at: datetime, limit: int = 200) -> int:
    """Ask new leaders at once to countersign the register: without it nothing can be signed at all.

    An invitation is no notice, so the day's one mail can still follow; later steps are the reminders' work. Whoever is
    on leave is asked once they are back.
    """
    return everywhere(lambda organisation: invite_to(organisation, at), limit)


def invite_to(organisation: Organisation, at: datetime) -> int:
    on = day_in(organisation.time_zone, at)
    owing = list(countersignatures(people.Register(organisation), on))
    left_alone = people.unreached(organisation.id) | people.away(organisation.id, on) if owing else set()
    return sum(invite_one(organisation, owed, at) for owed in owing if owed.person not in left_alone)


def invite_one(organisation: Organisation, owed: Owed, at: datetime) -> bool:
    item = {"organisation_id": organisation.id, "person": owed.person, "item": owed.item, "step": FIRST}
    who = people.person(organisation.id, owed.person)
    if not who.email or NoticeItem.objects.filter(**item).exists():
        return False
    with transaction.atomic():
        says = letter(organisation, who, [owed])
        mail = queue(says, to=who.email, kind=MailKind.ALERT, at=at, organisation=organisation.id, person=owed.person)
        NoticeItem.objects.create(id=new_id(at), mail=mail, **item)
    return True
