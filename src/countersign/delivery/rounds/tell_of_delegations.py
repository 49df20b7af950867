from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

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
from countersign.policies import queries as policies

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person
    from countersign.policies.models import Delegation

LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer tells nobody of old news."""

GIVEN, ENDED = "given", "ended"


@dataclass(frozen=True)
class Told:
    """One step of a delegation, and who hears of it."""

    step: str
    who: Person


def tell_of_delegations(at: datetime, limit: int = 200) -> int:
    """Tell whoever signs in somebody's place, and all other leaders, what was delegated and what was ended."""
    return everywhere(lambda organisation: tell_of_organisation(organisation, at), limit)


def tell_of_organisation(organisation: Organisation, at: datetime) -> int:
    found = list(policies.delegations_since(organisation.id, at - LOOKS_BACK))
    if not found:
        return 0
    on = people.today(organisation.id, at)
    leaders = [one.person for one in people.leaders(organisation.id, on)]
    return sum(tell_everybody(organisation, one, leaders, at) for one in found)


def tell_everybody(organisation: Organisation, one: Delegation, leaders: list[Person], at: datetime) -> int:
    """Who was told before is asked once for all of them."""
    notices = NoticeItem.objects.filter(organisation_id=organisation.id, item=one.ref)
    before = set(notices.values_list("person", "step"))
    due = [told for told in owed(one, leaders, at) if (told.who.id, told.step) not in before]
    for told in due:
        tell(organisation, one, told, at)
    return len(due)


def owed(one: Delegation, leaders: list[Person], at: datetime) -> Iterator[Told]:
    """The newest step of it, for everybody whom it concerns but whoever took it."""
    step, by = (GIVEN, one.given_by_id) if one.ended_at is None else (ENDED, one.ended_by_id)
    concerned: dict[UUID, Person] = {who.id: who for who in (one.person, *leaders)}
    for who in concerned.values():
        if who.id != by and who.email and people.is_here(who, at):
            yield Told(step, who)


def tell(organisation: Organisation, one: Delegation, told: Told, at: datetime) -> None:
    who, where = told.who, organisation.id
    says = letter(organisation, one, told)
    with transaction.atomic():
        mail = queue(says, to=who.email or "", kind=MailKind.ALERT, at=at, organisation=where, person=who.id)
        NoticeItem.objects.create(
            id=new_id(at), organisation_id=where, person=who.id, item=one.ref, step=told.step, mail=mail
        )


def letter(organisation: Organisation, one: Delegation, told: Told) -> Letter:
    address = reverse("policies:delegations", args=[organisation.slug])
    subject, lead, label = words(one, told)
    until = date_format(one.holds_until, "j F Y")
    about = _("All topic policies, until {day}") if one.every_topic else _("Some topic policies, until {day}")
    item = Item(
        title=about.format(day=until),
        why=_("{name} signs them by delegation of {giver}.").format(name=one.person, giver=one.given_by)
        if told.step == GIVEN
        else _("“{because}”").format(because=one.ended_because),
        link=settings.COUNTERSIGN_URL + address,
        link_label=label,
    )
    return Letter(subject=subject, greeting=subject, lead=lead, organisation_name=organisation.name, items=(item,))


def words(one: Delegation, told: Told) -> tuple[str, str, str]:
    """Subject, first sentences, and what the link is called."""
    mine = told.who.id == one.person_id
    if told.step == ENDED and mine:
        says = _("{by} ended what {giver} delegated to you").format(by=one.ended_by, giver=one.given_by)
        return says, _("You sign no policies in that place any more. What you signed stands."), _("Look at it")
    if told.step == ENDED:
        says = _("{by} ended a delegation: {name} signs no more").format(by=one.ended_by, name=one.person)
        return says, _("There is nothing to do. What was signed stands."), _("Look at it")
    if mine:
        says = _("{giver} delegates the signing of policies to you").format(giver=one.given_by)
        lead = _(
            "When a version waits for a name, you have a mail about it, and find it on your first page. You sign in "
            "your own name, and never what you wrote. You can give it back at any time."
        )
        return says, lead, _("Look at it, or give it back")
    says = _("{giver} delegates the signing of policies to {name}").format(giver=one.given_by, name=one.person)
    return says, _("Every leader is told. If this one surprises you, end it: that takes a sentence."), _("Look at it")
