"""What was announced because there is no second person, and who could be one (decision 6)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import DateTimeField, Q, QuerySet, UUIDField

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Unknown
from countersign.kernel.words import Words, say
from countersign.ledger.prepared import Prepared
from countersign.people.enums import HAT_NAMES, AnnouncedAct
from countersign.people.models import Announcement, Person
from countersign.people.queries.rows import approvers, leaders, people, today

ANNOUNCEMENT_LIVES = timedelta(days=7)
"""How long after it was made an announcement can still become what it says; afterwards it was only said."""

PEOPLE = ("person", "announced_by", "stopped_by", "agreed_by")


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


def undecided(organisation: UUID, since: datetime) -> QuerySet[Announcement]:
    alive = announcements(organisation).filter(announced_at__gt=since)
    moot = Q(change__isnull=False, change__changed_at__isnull=False)
    return alive.filter(stopped_at=None, done_at=None).exclude(moot)


UNDECIDED = Prepared(undecided, organisation=UUIDField(), since=DateTimeField())


def open_announcements(organisation: UUID, at: datetime) -> list[Announcement]:
    """What may still be stopped, or happen; the newest first."""
    return UNDECIDED.rows(organisation=organisation, since=at - ANNOUNCEMENT_LIVES)


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
