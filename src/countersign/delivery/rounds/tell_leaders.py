from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
from countersign.kernel.references import Ref, new_id
from countersign.people import queries as people
from countersign.policies import queries as policies

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person
    from countersign.policies.models import Cosignature, Version

STEP = "signed"
LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer tells nobody of old news."""


@dataclass(frozen=True)
class Signed:
    """One hand under a version: ``of`` is the row that holds it. ``by``: who did it here, and is told nothing new.

    ``signer``: who is said to have signed elsewhere, on the word of somebody here.
    """

    of: Ref
    version: Version
    by: UUID | None
    name: str
    on: date | None
    capacity: str
    signer: Person | None = None


def tell_leaders(at: datetime, limit: int = 200) -> int:
    """Tell all other leaders at once that something was signed: a stolen mailbox must not go unnoticed.

    Of what was signed elsewhere, whoever is said to have signed it is told as well: nobody signs in their place (S9).
    """
    return everywhere(lambda organisation: tell_of_organisation(organisation, at), limit)


def tell_of_organisation(organisation: Organisation, at: datetime) -> int:
    on = people.today(organisation.id, at)
    others = [leader.person for leader in people.leaders(organisation.id, on)]
    signed = [*map(of_version, policies.signed_since(organisation.id, at - LOOKS_BACK))]
    signed += map(of_cosignature, policies.cosigned_since(organisation.id, at - LOOKS_BACK))
    return sum(tell(organisation, one, who, at) for one in signed for who in told_of(one, others, on))


def told_of(signed: Signed, leaders: list[Person], on: date) -> list[Person]:
    """Each of them once; nobody who has left."""
    here = [one for one in (signed.signer,) if one and (one.left_on is None or one.left_on > on)]
    return list({one.id: one for one in (*leaders, *here)}.values())


def of_version(version: Version) -> Signed:
    """The last hand, or the only one; of what was signed elsewhere, the hand of whoever recorded it."""
    elsewhere = version.signed_elsewhere
    return Signed(
        version.ref,
        version,
        version.offered_by_id if elsewhere else version.signed_by_id,
        str(version.signed_by),
        version.signed_on,
        version.signed_as,
        version.signed_by if elsewhere else None,
    )


def of_cosignature(one: Cosignature) -> Signed:
    return Signed(one.ref, one.version, one.person_id, str(one.person), one.signed_on, one.signed_as)


def tell(organisation: Organisation, signed: Signed, who: Person, at: datetime) -> bool:
    """One leader of one signature, once."""
    if who.id == signed.by or not who.email:
        return False
    item = {"organisation_id": organisation.id, "person": who.id, "item": signed.of, "step": STEP}
    if NoticeItem.objects.filter(**item).exists():
        return False
    with transaction.atomic():
        mail = queue(
            letter(organisation, signed),
            to=who.email,
            kind=MailKind.ALERT,
            at=at,
            organisation=organisation.id,
            person=who.id,
        )
        NoticeItem.objects.create(id=new_id(at), mail=mail, **item)
    return True


def heading(signed: Signed) -> str:
    names = {"name": signed.name, "title": signed.version.title, "label": signed.version.label}
    if signed.signer:
        told = _("{recorder} recorded that {name} signed “{title}”, version {label}, elsewhere")
        return told.format(recorder=str(signed.version.offered_by), **names)
    return _("{name} signed “{title}”, version {label}").format(**names)


def letter(organisation: Organisation, signed: Signed) -> Letter:
    version = signed.version
    day = date_format(signed.on, "j F Y") if signed.on else ""
    address = reverse("policies:policy", args=[organisation.slug, version.policy_id])
    title = heading(signed)
    return Letter(
        subject=title,
        greeting=title,
        lead=_("Every leader is told of every signature. If this one surprises you, say so at once."),
        organisation_name=organisation.name,
        items=(
            Item(
                title=_("Signed on {day}").format(day=day),
                why=_("As {capacity}. There is nothing to do.").format(capacity=signed.capacity),
                link=settings.COUNTERSIGN_URL + address,
                link_label=_("Look at the policy"),
            ),
        ),
    )
