from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Item, Letter
from countersign.delivery.models import NoticeItem
from countersign.delivery.queue import queue
from countersign.delivery.rounds.everywhere import everywhere
from countersign.kernel.references import new_id
from countersign.people import queries as people

if TYPE_CHECKING:
    from countersign.people.models import AddressChange, Organisation

LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer tells nobody of old news."""

PROPOSED, OLD, NEW, LEADER = "proposed", "old", "new", "leader"


@dataclass(frozen=True)
class Told:
    """One address that hears of a change, once for each step."""

    person: UUID
    to: str
    step: str
    letter: Letter


def tell_of_addresses(at: datetime, limit: int = 200) -> int:
    """Tell of proposed and changed mail addresses: the old one, the new one, and where it takes two, all leaders."""
    return everywhere(lambda organisation: tell_of_organisation(organisation, at), limit)


def tell_of_organisation(organisation: Organisation, at: datetime) -> int:
    changes = people.address_changes_since(organisation.id, at - LOOKS_BACK)
    return sum(tell(organisation, change, told, at) for change in changes for told in owed(organisation, change, at))


def owed(organisation: Organisation, change: AddressChange, at: datetime) -> Iterator[Told]:
    """Who hears of it. Somebody erased since has no addresses left to write to."""
    if not change.old_address or not change.new_address:
        return
    if change.changed_at is None:
        yield from owed_for_proposal(organisation, change, at)
        return
    who = change.person_id
    yield Told(who, change.old_address, OLD, changed(organisation, change))
    yield Told(who, change.new_address, NEW, changed(organisation, change))
    if change.approved_by_id or change.single_handed:
        on = people.today(organisation.id, at)
        for leader in people.leaders(organisation.id, on).exclude(person_id=who):
            yield Told(leader.person_id, leader.person.email or "", LEADER, changed(organisation, change))


def owed_for_proposal(organisation: Organisation, change: AddressChange, at: datetime) -> Iterator[Told]:
    """The person concerned, at the address that still is theirs, and everybody who could approve it.

    What was announced is told to everybody (``tell_of_announcements``).
    """
    open_still = people.proposed_address(organisation.id, change.person_id, at)
    if open_still is None or open_still.id != change.id or people.announced_change(organisation.id, change.id):
        return
    yield Told(change.person_id, change.old_address or "", PROPOSED, proposed(organisation, change))
    for one in people.approvers(organisation.id, at):
        if one.id not in (change.person_id, change.proposed_by_id):
            yield Told(one.id, one.email or "", PROPOSED, proposed(organisation, change))


def tell(organisation: Organisation, change: AddressChange, told: Told, at: datetime) -> bool:
    item = {"organisation_id": organisation.id, "person": told.person, "item": change.ref, "step": told.step}
    if not told.to or NoticeItem.objects.filter(**item).exists():
        return False
    with transaction.atomic():
        mail = queue(
            told.letter, to=told.to, kind=MailKind.ALERT, at=at, organisation=organisation.id, person=told.person
        )
        NoticeItem.objects.create(id=new_id(at), mail=mail, **item)
    return True


def proposed(organisation: Organisation, change: AddressChange) -> Letter:
    name, by = str(change.person), str(change.proposed_by or "")
    title = _("Another mail address is proposed for {name}").format(name=name)
    why = _("{by} proposed {address}. Ask {name} in person or by telephone before you approve it.").format(
        by=by, address=change.new_address, name=name
    )
    lead = _("Whoever has this address can sign in and sign as {name}. Nothing changes until a second person approves.")
    return letter(organisation, change, title, lead.format(name=name), why, _("Look at the proposal"))


def changed(organisation: Organisation, change: AddressChange) -> Letter:
    name = str(change.person)
    title = _("The mail address of {name} has changed").format(name=name)
    hands = [str(one) for one in (change.proposed_by, change.approved_by) if one]
    why = _("From {old} to {new}, by {hands}.").format(
        old=change.old_address, new=change.new_address, hands=_(" and ").join(hands)
    )
    lead = _("It is how they sign in at {organisation}. If this surprises you, tell your ISMS lead at once.")
    return letter(organisation, change, title, lead.format(organisation=organisation.name), why, _("Look at it"))


def letter(organisation: Organisation, change: AddressChange, title: str, lead: str, why: str, label: str) -> Letter:
    address = reverse("people:person", args=[organisation.slug, change.person_id])
    item = Item(title=str(change.person), why=why, link=settings.COUNTERSIGN_URL + address, link_label=label)
    return Letter(subject=title, greeting=title, lead=lead, organisation_name=organisation.name, items=(item,))
