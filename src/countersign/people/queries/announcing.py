"""What was announced because there is no second person, and who could be one (decision 6)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Unknown
from countersign.kernel.words import Words, say
from countersign.people.enums import AnnouncedAct
from countersign.people.models import AccessGrant, Announcement, Person
from countersign.people.queries.rows import approvers, is_leader, leaders, people, today

ANNOUNCEMENT_LIVES = timedelta(days=7)
"""How long after it was made an announcement can still become what it says; afterwards it was only said."""

PEOPLE = ("person", "announced_by", "stopped_by", "agreed_by")

CONTENT_HATS = frozenset(Hat) - {Hat.ADMINISTRATOR, Hat.STAFF}
"""What somebody who looks after the system does not get from one person alone (S4)."""


def announcements(organisation: UUID) -> QuerySet[Announcement]:
    """All of them, the newest first."""
    here = Announcement.objects.filter(organisation_id=organisation)
    return here.select_related("change", *PEOPLE).order_by("-announced_at", "-id")


def announcement(organisation: UUID, id: UUID) -> Announcement:
    """Raises Unknown for none, and for somebody else's."""
    found = announcements(organisation).filter(id=id).first()
    if found is None:
        raise Unknown("announcement")
    return found


def open_announcements(organisation: UUID, at: datetime) -> QuerySet[Announcement]:
    """What may still be stopped, or happen."""
    alive = announcements(organisation).filter(announced_at__gt=at - ANNOUNCEMENT_LIVES)
    moot = Q(change__isnull=False, change__changed_at__isnull=False)
    return alive.filter(stopped_at=None, done_at=None).exclude(moot)


def announcements_since(organisation: UUID, at: datetime) -> QuerySet[Announcement]:
    """Made at or after an instant, the oldest first."""
    return announcements(organisation).filter(announced_at__gte=at).order_by("announced_at", "id")


def has_lapsed(announcement: Announcement, at: datetime) -> bool:
    return announcement.announced_at <= at - ANNOUNCEMENT_LIVES


def announced_change(organisation: UUID, change: UUID) -> Announcement | None:
    """The announcement of an address, if it was announced."""
    return announcements(organisation).filter(change_id=change).first()


def stopped_change(organisation: UUID, change: UUID) -> Announcement | None:
    """The announcement of an address that somebody stopped."""
    return announcements(organisation).filter(change_id=change, stopped_at__isnull=False).first()


def second_hands(announcement: Announcement, at: datetime) -> list[Person]:
    """Who could be the second person: neither the announcer nor the one it is about."""
    beside = {announcement.announced_by_id, announcement.person_id}
    return who_could_agree(announcement.organisation_id, announcement.act, beside, at)


def who_could_agree(organisation: UUID, act: str, beside: Collection[UUID | None], at: datetime) -> list[Person]:
    """Who may decide such a thing, but for some: about an address whoever approves those, otherwise who leads."""
    if act == AnnouncedAct.ADDRESS:
        return [one for one in approvers(organisation, at) if one.id not in beside]
    found = leaders(organisation, today(organisation, at)).values_list("person_id", flat=True)
    return [one for one in people(organisation).filter(id__in=list(found)) if one.id not in beside]


def everybody_told(organisation: UUID, at: datetime) -> QuerySet[Person]:
    """Everybody who is here and has a mail address: whoever is told may stop it."""
    on = today(organisation, at)
    here = Q(left_on=None) | Q(left_on__gt=on)
    return people(organisation).filter(here, erased_at=None, email__isnull=False)


def is_administrator(organisation: UUID, person: UUID, at: datetime) -> bool:
    return Hat.ADMINISTRATOR in granted(organisation, person, at)


def decides_on_content(organisation: UUID, person: UUID, at: datetime) -> bool:
    """Does somebody lead, or wear a hat that opens more than their own duties?"""
    leads = is_leader(organisation, person, today(organisation, at))
    return leads or bool(granted(organisation, person, at) & CONTENT_HATS)


def granted(organisation: UUID, person: UUID, at: datetime) -> frozenset[Hat]:
    """The hats that were given to somebody and not taken back."""
    here = AccessGrant.objects.filter(organisation_id=organisation, person_id=person, granted_at__lte=at)
    held = here.filter(Q(ended_at=None) | Q(ended_at__gt=at)).values_list("hat", flat=True)
    return frozenset(Hat(hat) for hat in held)


def mixes_rights(organisation: UUID, person: UUID, hat: Hat, at: datetime) -> bool:
    """Would this hat put the care of the system and a say in its content into one hand (S4)?"""
    if hat is Hat.ADMINISTRATOR:
        return decides_on_content(organisation, person, at)
    return hat in CONTENT_HATS and is_administrator(organisation, person, at)


HAT_NAMES = {
    Hat.ISMS_LEAD: "ISMS lead",
    Hat.RISK_OWNER: "risk owner",
    Hat.INTERNAL_AUDITOR: "internal auditor",
    Hat.DEPARTMENT_CONTACT: "department contact",
    Hat.HR: "HR",
    Hat.EXTERNAL_AUDITOR: "external auditor",
    Hat.ADMINISTRATOR: "administrator of the system",
}


def what_is_announced(announcement: Announcement) -> Words:
    """In one sentence. Page and mail say the same."""
    name = str(announcement.person)
    if announcement.act == AnnouncedAct.ADDRESS:
        address = announcement.change.new_address if announcement.change else None
        return say(
            "{name} is to sign in from another mail address: {address}", name=name, address=address or "erased since"
        )
    if announcement.act == AnnouncedAct.ACCESS:
        return say("{name} is to have access as {hat}", name=name, hat=HAT_NAMES[Hat(announcement.hat)])
    return say("{name} is to stand on the register of top management", name=name)
