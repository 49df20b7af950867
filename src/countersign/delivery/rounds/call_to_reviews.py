from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from countersign.delivery.calendars import meeting
from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Item, Letter
from countersign.delivery.models import NoticeItem
from countersign.delivery.queue import queue
from countersign.delivery.rounds.everywhere import everywhere
from countersign.kernel.references import new_id
from countersign.people import queries as people
from countersign.reviews import queries as reviews
from countersign.reviews.enums import ReviewKind, ReviewState

if TYPE_CHECKING:
    from countersign.people.models import Organisation, Person
    from countersign.reviews.models import Review

OFF = "off"
LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer tells nobody of old news."""

MINUTES = {ReviewKind.SLOT: 30}
USUAL = 60


def call_to_reviews(at: datetime, limit: int = 200) -> int:
    """Send everybody who is invited to a management review its day for their calendar; again when it moves.

    What is called off is taken out of the calendars that had it.
    """
    return everywhere(lambda organisation: call_in(organisation, at), limit)


def call_in(organisation: Organisation, at: datetime) -> int:
    on = people.today(organisation.id, at)
    ahead = [one for one in reviews.unfinished(organisation.id) if one.planned_on >= on and one.opened_at is None]
    off = reviews.called_off_since(organisation.id, at - LOOKS_BACK)
    return sum(call_one(organisation, one, at) for one in (*ahead, *off))


def call_one(organisation: Organisation, review: Review, at: datetime) -> int:
    """Everybody who has not heard of it as it is now; that it is off hears whoever heard of it."""
    notices = NoticeItem.objects.filter(organisation_id=organisation.id, item=review.ref)
    before = set(notices.values_list("person", "step"))
    knew = {person for person, _step in before}
    step = step_of(review)
    asked = review.asked if step != OFF else [one for one in review.asked if one in knew]
    due = [person for person in asked if (person, step) not in before]
    return sum(tell(organisation, review, person, step, again=person in knew, at=at) for person in due)


def step_of(review: Review) -> str:
    """What a calendar has to know of it, in eleven letters: another day is another step."""
    if review.state is ReviewState.CALLED_OFF:
        return OFF
    known = f"{review.planned_on.isoformat()} {review.begins} {review.place}"
    return f"c{sha256(known.encode()).hexdigest()[:10]}"


def tell(organisation: Organisation, review: Review, person: UUID, step: str, *, again: bool, at: datetime) -> bool:
    who = people.person(organisation.id, person)
    if not who.email or not people.is_here(who, at):
        return False
    says = letter(organisation, review, who, step, again=again)
    with transaction.atomic():
        mail = queue(
            says,
            to=who.email,
            kind=MailKind.ALERT,
            at=at,
            organisation=organisation.id,
            person=who.id,
            calendar=calendar_of(organisation, review, step, at),
        )
        NoticeItem.objects.create(
            id=new_id(at), organisation_id=organisation.id, person=who.id, item=review.ref, step=step, mail=mail
        )
    return True


def letter(organisation: Organisation, review: Review, who: Person, step: str, *, again: bool) -> Letter:
    day = date_format(review.planned_on, "j F Y")
    subject = heading(day, step, again=again)
    where = " ".join(part for part in (review.begins, review.place) if part)
    chairs = who.id == review.chair_id
    item = Item(
        title=_("Management review, {day}").format(day=day),
        why=" ".join(part for part in (where, _("You chair it.") if chairs else chair_of(review)) if part),
        link=settings.COUNTERSIGN_URL + reverse("reviews:attend", args=[organisation.slug, review.id.hex]),
        link_label=_("See the agenda, or say that you cannot come"),
    )
    lead = _("It was called off: your calendar can let go of it.")
    if step != OFF:
        lead = _("The day for your calendar comes with this mail. On the day you confirm that you are there.")
    return Letter(subject=subject, greeting=subject, lead=lead, organisation_name=organisation.name, items=(item,))


def heading(day: str, step: str, *, again: bool) -> str:
    if step == OFF:
        return _("The management review of {day} does not take place").format(day=day)
    if again:
        return _("The management review moved: {day}").format(day=day)
    return _("You are invited to the management review on {day}").format(day=day)


def chair_of(review: Review) -> str:
    return _("{name} chairs it.").format(name=review.chair) if review.chair else ""


def calendar_of(organisation: Organisation, review: Review, step: str, at: datetime) -> str:
    return meeting(
        uid=f"{review.ref}@countersign",
        title=_("Management review, {name}").format(name=organisation.name),
        on=review.planned_on,
        begins=review.begins,
        zone=organisation.time_zone,
        minutes=MINUTES.get(ReviewKind(review.kind), USUAL),
        place=review.place,
        link=settings.COUNTERSIGN_URL + reverse("reviews:attend", args=[organisation.slug, review.id.hex]),
        sequence=review.revision,
        off=step == OFF,
        at=at,
    )
