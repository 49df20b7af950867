from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.delivery.calendars import due_days
from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Item, Letter
from countersign.delivery.models import Mail, NoticeItem
from countersign.delivery.owed import Owed, everything_owed
from countersign.delivery.queue import SEAL
from countersign.delivery.rounds.everywhere import everywhere
from countersign.delivery.sealing import seal
from countersign.delivery.steps import step_due
from countersign.delivery.tokens import Link, token_for
from countersign.delivery.without import everybody_without, link_for
from countersign.kernel.references import new_id
from countersign.kernel.words import number
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person


def remind(at: datetime, limit: int = 200) -> int:
    """Put the day's one mail in line for everybody who is due one. Returns how many."""
    return everywhere(lambda organisation: remind_organisation(organisation, at), limit)


def remind_organisation(organisation: Organisation, at: datetime) -> int:
    """What was told, who had today's mail, who is away and from whom mail comes back is asked once for everybody."""
    on = people.today(organisation.id, at)
    mails = Mail.objects.filter(organisation_id=organisation.id, day=on)
    had_one = set(mails.values_list("person", flat=True))
    waits: dict[UUID, list[Owed]] = defaultdict(list)
    without = everybody_without(organisation.id)
    for owed in everything_owed(organisation, at):
        if owed.person not in had_one and not (owed.report and owed.person in without):
            waits[owed.person].append(owed)
    if not waits:
        return 0
    for left_alone in (*people.unreached(organisation.id), *people.away(organisation.id, on)):
        waits.pop(left_alone, None)
    told, free = told_before(organisation.id), people.free_days(organisation.id, on)
    return sum(remind_person(organisation, who, items, told[who], free, on, at) for who, items in waits.items())


def told_before(organisation: UUID) -> dict[UUID, set[tuple[str, str]]]:
    """(item, step) by person."""
    told: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    notices = NoticeItem.objects.filter(organisation_id=organisation)
    for person, item, step in notices.values_list("person", "item", "step").iterator():
        told[person].add((item, step))
    return told


def remind_person(
    organisation: Organisation,
    person: UUID,
    items: list[Owed],
    told: set[tuple[str, str]],
    free: Collection[date],
    on: date,
    at: datetime,
) -> bool:
    """One mail that lists everything, when at least one thing has a step that was not told yet.

    After leave the steps begin again, with those that were told left out: nobody is told for the last time at once.
    """
    if not to_tell(items, told, free, on):
        return False
    who = people.person(organisation.id, person)
    gone = who.left_on is not None and who.left_on <= on
    due = to_tell(items, told, free, on, people.back_since(who, on))
    if gone or not who.email or not due:
        return False
    try:
        with transaction.atomic():
            put_in_line(organisation, who, items, due, on, at)
    except IntegrityError:
        return False
    return True


def to_tell(
    items: list[Owed], told: set[tuple[str, str]], free: Collection[date], on: date, back: date | None = None
) -> dict[str, str]:
    """The step of each thing that was not told yet. ``back``: the day before which nobody was told anything."""
    steps = {owed.item: step_due(max(owed.told_from, back or owed.told_from), on, free) for owed in items}
    return {item: str(step) for item, step in steps.items() if step is not None and (item, str(step)) not in told}


def put_in_line(
    organisation: Organisation, who: Person, items: list[Owed], due: dict[str, str], on: date, at: datetime
) -> None:
    to = who.email or ""
    mail = Mail.objects.create(
        id=new_id(at),
        organisation_id=organisation.id,
        person=who.id,
        day=on,
        kind=MailKind.NOTICE.value,
        to=to,
        sealed=seal(SEAL, json.dumps(said(organisation, who, items, at)).encode(), about=to),
        queued_at=at,
        not_before=at,
    )
    NoticeItem.objects.bulk_create(
        NoticeItem(id=new_id(at), organisation_id=organisation.id, person=who.id, item=item, step=step, mail=mail)
        for item, step in due.items()
    )


def said(organisation: Organisation, who: Person, items: list[Owed], at: datetime) -> dict[str, str]:
    """Everything that goes out: the letter, and the days on which something is due for whoever keeps a calendar.

    ``stop``: where a mail program unsubscribes, for mails that hold nothing else than what can be done without.
    """
    asked = (
        (owed, owed.title.in_language(_), settings.COUNTERSIGN_URL + address(organisation, owed)) for owed in items
    )
    stop = link_for(organisation.id, who.id) if all(owed.report for owed in items) else ""
    return {**letter(organisation, who, items).rendered(), "calendar": due_days(asked, at), "stop": stop}


def letter(organisation: Organisation, who: Person, items: list[Owed]) -> Letter:
    """What the one mail of the day says."""
    first = (who.name or "").split(" ")[0]
    minutes = sum(owed.minutes for owed in items)
    n = len(items)
    waits = ngettext("one thing waits for your name", "{n} things wait for your name", n).format(n=_(number(n)))
    return Letter(
        subject=f"{organisation.name}: {waits}",
        greeting=f"{first}, {waits}",
        lead=ngettext("About one minute.", "About {n} minutes.", minutes).format(n=_(number(minutes))),
        organisation_name=organisation.name,
        items=tuple(item(organisation, owed) for owed in items),
        foot=foot(organisation, who, items),
    )


def foot(organisation: Organisation, who: Person, items: list[Owed]) -> str:
    """How to sign in, how often we remind; and how to do without what is about others."""
    said = _(
        "You sign in with a code that we mail to this address; there is no password. We remind after one, two and "
        "three weeks, and then stop."
    )
    if not any(owed.report for owed in items):
        return said
    link = link_for(organisation.id, who.id)
    return said + " " + _("You can do without mails about people who report to you: {link}").format(link=link)


def item(organisation: Organisation, owed: Owed) -> Item:
    return Item(
        title=owed.title.in_language(_),
        why=f"{owed.why.in_language(_)} {by_when(owed)}",
        link=settings.COUNTERSIGN_URL + address(organisation, owed),
        link_label=owed.label.in_language(_),
        effort=ngettext("one minute", "{n} minutes", owed.minutes).format(n=owed.minutes),
    )


def by_when(owed: Owed) -> str:
    """Until when it was asked for; where nobody counts the days, since when it waits."""
    if owed.until:
        return _("Asked for by {day}.").format(day=date_format(owed.until, "j F Y"))
    return _("It waits since {day}.").format(day=date_format(owed.since, "j F Y"))


def address(organisation: Organisation, owed: Owed) -> str:
    """Where it is done: behind a token that opens without signing in, or inside."""
    if owed.opens:
        return reverse("link:accept", args=[token_for(Link(organisation.id, owed.person, owed.opens))])
    name, *values = owed.route
    return reverse(name, args=[organisation.slug, *values])
