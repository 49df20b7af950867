from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

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
from countersign.roles import queries as roles

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person
    from countersign.roles.models import StandIn

LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer tells nobody of old news."""

NAMED, ENDED = "named", "ended"


@dataclass(frozen=True)
class Told:
    """One step of standing in, and who hears of it."""

    step: str
    who: Person


def tell_of_stand_ins(at: datetime, limit: int = 200) -> int:
    """Tell whoever stands in for a holder, and the holder, unless they said it themselves."""
    return everywhere(lambda organisation: tell_of_organisation(organisation, at), limit)


def tell_of_organisation(organisation: Organisation, at: datetime) -> int:
    found = list(roles.said_since(organisation.id, at - LOOKS_BACK))
    return sum(tell_everybody(organisation, one, at) for one in found)


def tell_everybody(organisation: Organisation, one: StandIn, at: datetime) -> int:
    notices = NoticeItem.objects.filter(organisation_id=organisation.id, item=one.ref)
    before = set(notices.values_list("person", "step"))
    due = [told for told in owed(one, at) if (told.who.id, told.step) not in before]
    for told in due:
        tell(organisation, one, told, at)
    return len(due)


def owed(one: StandIn, at: datetime) -> Iterator[Told]:
    """The newest step of it, for both but whoever took it. What is over when it is said, nobody needs to hear."""
    step, by = (NAMED, one.recorded_by_id) if one.ended_at is None else (ENDED, one.ended_by_id)
    if step == NAMED and one.over_on <= people.today(one.organisation_id, at):
        return
    for who in (one.person, one.appointment.person):
        if who.id != by and who.email and people.is_here(who, at):
            yield Told(step, who)


def tell(organisation: Organisation, one: StandIn, told: Told, at: datetime) -> None:
    who, where = told.who, organisation.id
    says = letter(organisation, one, told)
    with transaction.atomic():
        mail = queue(says, to=who.email or "", kind=MailKind.ALERT, at=at, organisation=where, person=who.id)
        NoticeItem.objects.create(
            id=new_id(at), organisation_id=where, person=who.id, item=one.ref, step=told.step, mail=mail
        )


def letter(organisation: Organisation, one: StandIn, told: Told) -> Letter:
    subject, lead = words(one, told)
    start, end = (date_format(day, "j F Y") for day in (one.away_from, one.over_on))
    role = one.appointment.role.name
    item = Item(
        title=_("{role}: from {start} until {end}").format(role=role, start=start, end=end),
        why=_("{name} stands in for {holder}.").format(name=one.person, holder=one.appointment.person),
        link=settings.COUNTERSIGN_URL + reverse("roles:list", args=[organisation.slug]),
        link_label=_("See the roles"),
    )
    return Letter(subject=subject, greeting=subject, lead=lead, organisation_name=organisation.name, items=(item,))


def words(one: StandIn, told: Told) -> tuple[str, str]:
    """Subject, and first sentences."""
    role, holder, name = one.appointment.role.name, one.appointment.person, one.person
    if told.step == ENDED and told.who.id == one.person_id:
        subject = _("You need not stand in for {holder} any more: {role}").format(holder=holder, role=role)
        return subject, _("There is nothing to do.")
    if told.step == ENDED:
        return _("Nobody stands in for you any more: {role}").format(role=role), _("There is nothing to do.")
    if told.who.id == one.person_id:
        subject = _("You stand in for {holder}: {role}").format(holder=holder, role=role)
        lead = _(
            "You do the work of this role while its holder is away. If you cannot, say so to the ISMS lead: somebody "
            "else is named then."
        )
        return subject, lead
    subject = _("{name} stands in for you: {role}").format(name=name, role=role)
    return subject, _("It was recorded that you are away. If that is wrong, open the role and say that you are back.")
