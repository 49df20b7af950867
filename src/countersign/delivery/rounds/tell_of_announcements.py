from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Item, Letter
from countersign.delivery.models import NoticeItem
from countersign.delivery.queue import queue
from countersign.delivery.rounds.everywhere import everywhere
from countersign.kernel.references import new_id
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Announcement, Organisation

LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer tells nobody of old news."""

ANNOUNCED, NEW_ADDRESS, STOPPED, DONE, RIPE = "announced", "new", "stopped", "done", "ripe"


@dataclass(frozen=True)
class Told:
    """One address that hears of one step of an announcement, once."""

    person: UUID
    to: str
    step: str


def tell_of_announcements(at: datetime, limit: int = 200) -> int:
    """Tell everybody at once what was announced, and what became of it; and the announcer that the time is over."""
    return everywhere(lambda organisation: tell_of_organisation(organisation, at), limit)


def tell_of_organisation(organisation: Organisation, at: datetime) -> int:
    made = people.announcements_since(organisation.id, at - LOOKS_BACK)
    return sum(tell_everybody(organisation, one, at) for one in made)


def tell_everybody(organisation: Organisation, announcement: Announcement, at: datetime) -> int:
    """Who was told before is asked once for all of them."""
    notices = NoticeItem.objects.filter(organisation_id=organisation.id, item=announcement.ref)
    before = set(notices.values_list("person", "step"))
    due = [one for one in owed(announcement, at) if (one.person, one.step) not in before]
    for told in due:
        tell(organisation, announcement, told, at)
    return len(due)


def owed(announcement: Announcement, at: datetime) -> Iterator[Told]:
    """Everybody here, and for an address the new one too; afterwards what came of it."""
    step = step_of(announcement)
    for one in people.everybody_told(announcement.organisation_id, at):
        yield Told(one.id, one.email or "", step)
    change = announcement.change
    if step == ANNOUNCED and change is not None and change.new_address:
        yield Told(announcement.person_id, change.new_address, NEW_ADDRESS)
    ripe = announcement.may_happen_at <= at and not people.has_lapsed(announcement, at)
    if step == ANNOUNCED and ripe and announcement.announced_by.email:
        yield Told(announcement.announced_by_id, announcement.announced_by.email, RIPE)


def step_of(announcement: Announcement) -> str:
    if announcement.stopped_at is not None:
        return STOPPED
    return DONE if announcement.done_at is not None else ANNOUNCED


def tell(organisation: Organisation, announcement: Announcement, told: Told, at: datetime) -> None:
    who, where = told.person, organisation.id
    with transaction.atomic():
        says = letter(organisation, announcement, told.step)
        mail = queue(says, to=told.to, kind=MailKind.ALERT, at=at, organisation=where, person=who)
        NoticeItem.objects.create(
            id=new_id(at), organisation_id=where, person=who, item=announcement.ref, step=told.step, mail=mail
        )


def letter(organisation: Organisation, announcement: Announcement, step: str) -> Letter:
    what = people.what_is_announced(announcement).in_language(_)
    subject, lead, label = words(organisation, announcement, step)
    address = reverse("people:announcement", args=[organisation.slug, announcement.id])
    why = _("{by} announced it on {moment}.").format(
        by=announcement.announced_by, moment=moment(organisation, announcement.announced_at)
    )
    item = Item(title=what, why=why, link=settings.COUNTERSIGN_URL + address, link_label=label)
    return Letter(subject=subject, greeting=subject, lead=lead, organisation_name=organisation.name, items=(item,))


def words(organisation: Organisation, announcement: Announcement, step: str) -> tuple[str, str, str]:
    """Subject, first sentences, and what the link is called."""
    name, by = str(announcement.person), str(announcement.announced_by)
    until = moment(organisation, announcement.may_happen_at)
    if step == STOPPED:
        stopped = _("{who} stopped it. It does not happen.").format(who=announcement.stopped_by)
        return _("Stopped: what was announced about {name}").format(name=name), stopped, _("Look at it")
    if step == DONE and announcement.agreed_by_id:
        agreed = _("{who} was the second person to it.").format(who=announcement.agreed_by)
        return _("It has happened: what was announced about {name}").format(name=name), agreed, _("Look at it")
    if step == DONE:
        alone = _("Nobody stopped it in 72 hours. {by} did it alone, and that stands beside it.").format(by=by)
        return _("It has happened: what was announced about {name}").format(name=name), alone, _("Look at it")
    if step == RIPE:
        over = _("Nobody stopped it in 72 hours. You can carry it out for four days; then it lapses.")
        return _("It can be done now: what you announced about {name}").format(name=name), over, _("Carry it out")
    told = _(
        "This takes two people, and there may be no second one. Everybody here is told. If it surprises you, stop it: "
        "you can until {until}, and that takes one minute."
    ).format(until=until)
    return _("{by} announces something about {name}").format(by=by, name=name), told, _("Look at it, or stop it")


def moment(organisation: Organisation, at: datetime) -> str:
    return date_format(at.astimezone(ZoneInfo(organisation.time_zone)), "j F Y, H:i")
