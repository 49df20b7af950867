from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from countersign.delivery.calendars import Meeting, meetings
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
    from countersign.kernel.references import Ref
    from countersign.people.models import Organisation, Person
    from countersign.reviews.models import Review

OFF = "off"
LOOKS_BACK = timedelta(days=30)
"""A worker that was down for longer tells nobody of old news."""

DAYS_ONE = "reviews of the day"
"""The thing that everybody is sent at most once a day; its step is the day. The database sees to it."""

PRESSING = timedelta(days=1)
"""What is, or was to be, so near cannot wait for tomorrow's mail."""

MINUTES = {ReviewKind.SLOT: 30}
USUAL = 60


@dataclass(frozen=True)
class News:
    """What somebody has not heard of a review. ``known``: what a calendar has to know of it now, or that it is off for
    them; ``last``: what they were told before; ``times``: how often they were told anything of it."""

    review: Review
    known: str
    last: str
    times: int

    @property
    def off(self) -> bool:
        return self.known == OFF

    @property
    def again(self) -> bool:
        """Did they have it in their calendar?"""
        return self.last != OFF

    @property
    def step(self) -> str:
        return f"{self.times:x}.{self.known}"

    def presses(self, on: date) -> bool:
        """Is it on the next day at the latest, or was it to be?"""
        days = [day_known(known) for known in (self.known, self.last) if known != OFF]
        return any(abs(day - on) <= PRESSING for day in days)


def call_to_reviews(at: datetime, limit: int = 200) -> int:
    """Send everybody who is invited to management reviews their days for the calendar; again when one moves.

    What is called off, and what somebody is not invited to any more, is taken out of the calendars that had it. One
    mail a day says all of it to a person; only what is about today or tomorrow does not wait.
    """
    return everywhere(lambda organisation: call_in(organisation, at), limit)


def call_in(organisation: Organisation, at: datetime) -> int:
    on = people.today(organisation.id, at)
    ahead = [one for one in reviews.unfinished(organisation.id) if one.planned_on >= on and one.opened_at is None]
    every = [*ahead, *reviews.called_off_since(organisation.id, at - LOOKS_BACK)]
    heard = heard_before(organisation.id, every) if every else {}
    news: dict[UUID, list[News]] = defaultdict(list)
    for review in every:
        for person, one in news_of(review, heard[review.ref]):
            news[person].append(one)
    if not news:
        return 0
    for unreached in people.unreached(organisation.id):
        news.pop(unreached, None)
    return sum(tell(organisation, person, some, on, at) for person, some in news.items())


def heard_before(organisation: UUID, some: Iterable[Review]) -> dict[Ref, dict[UUID, list[str]]]:
    """By review and person what they were told, the earlier first."""
    heard: dict[Ref, dict[UUID, list[str]]] = {one.ref: defaultdict(list) for one in some}
    notices = NoticeItem.objects.filter(organisation_id=organisation, item__in=list(heard))
    for person, item, step in notices.order_by("mail__queued_at", "id").values_list("person", "item", "step"):
        heard[item][person].append(step)
    return heard


def news_of(review: Review, heard: Mapping[UUID, list[str]]) -> Iterator[tuple[UUID, News]]:
    """For whoever is invited, what they last heard was something else. Whoever is not any more hears that it is off."""
    asked = set() if review.state is ReviewState.CALLED_OFF else set(review.asked)
    for person in sorted(asked | set(heard)):
        told = heard.get(person, [])
        last = told[-1].partition(".")[2] if told else OFF
        known = known_of(review) if person in asked else OFF
        if known != last:
            yield person, News(review, known, last, len(told))


def known_of(review: Review) -> str:
    """What a calendar has to know of it, in nine letters: the day, and a digest of the time and the place."""
    return f"{review.planned_on.toordinal():05x}{sha256(f'{review.begins} {review.place}'.encode()).hexdigest()[:4]}"


def day_known(known: str) -> date:
    return date.fromordinal(int(known[:5], 16))


def tell(organisation: Organisation, person: UUID, news: list[News], on: date, at: datetime) -> bool:
    """One mail with all of it; the day's second one only for what cannot wait."""
    who = people.person(organisation.id, person)
    if not who.email or not people.is_here(who, at):
        return False
    had_one = NoticeItem.objects.filter(
        organisation_id=organisation.id, person=who.id, item=DAYS_ONE, step=on.isoformat()
    ).exists()
    due = [one for one in news if not had_one or one.presses(on)]
    if not due:
        return False
    steps = {one.review.ref: one.step for one in due} | ({} if had_one else {DAYS_ONE: on.isoformat()})
    try:
        with transaction.atomic():
            mail = queue(
                letter(organisation, who, due),
                to=who.email,
                kind=MailKind.ALERT,
                at=at,
                organisation=organisation.id,
                person=who.id,
                calendar=meetings([in_calendar(organisation, one) for one in due], at),
            )
            about = {"organisation_id": organisation.id, "person": who.id, "mail": mail}
            NoticeItem.objects.bulk_create(
                NoticeItem(id=new_id(at), item=item, step=step, **about) for item, step in steps.items()
            )
    except IntegrityError:
        return False
    return True


def letter(organisation: Organisation, who: Person, news: list[News]) -> Letter:
    several = _("Management reviews: {n} days for your calendar").format(n=len(news))
    subject = heading(news[0]) if len(news) == 1 else several
    lead = _("The day for your calendar comes with this mail. On the day you confirm that you are there.")
    if all(one.off for one in news):
        lead = _("Your calendar can let go of it.")
    elif len(news) > 1:
        lead = _("All of it comes with this mail for your calendar. On each day you confirm that you are there.")
    items = tuple(item(organisation, who, one, alone=len(news) == 1) for one in news)
    return Letter(subject=subject, greeting=subject, lead=lead, organisation_name=organisation.name, items=items)


def item(organisation: Organisation, who: Person, news: News, *, alone: bool) -> Item:
    review = news.review
    title = _("Management review, {day}").format(day=day_of(review)) if alone else heading(news)
    if news.off:
        return Item(title=title, why=_("There is nothing to do."))
    where = " ".join(part for part in (review.begins, review.place) if part)
    chairs = _("You chair it.") if who.id == review.chair_id else chair_of(review)
    return Item(
        title=title,
        why=" ".join(part for part in (where, chairs) if part),
        link=settings.COUNTERSIGN_URL + reverse("reviews:attend", args=[organisation.slug, review.id.hex]),
        link_label=_("See the agenda, or say that you cannot come"),
    )


def heading(news: News) -> str:
    day = day_of(news.review)
    if news.off and news.review.state is ReviewState.CALLED_OFF:
        return _("The management review of {day} does not take place").format(day=day)
    if news.off:
        return _("You need not come to the management review of {day}").format(day=day)
    if news.again:
        return _("The management review moved: {day}").format(day=day)
    return _("You are invited to the management review on {day}").format(day=day)


def day_of(review: Review) -> str:
    return date_format(review.planned_on, "j F Y")


def chair_of(review: Review) -> str:
    return _("{name} chairs it.").format(name=review.chair) if review.chair else ""


def in_calendar(organisation: Organisation, news: News) -> Meeting:
    review = news.review
    return Meeting(
        uid=f"{review.ref}@countersign",
        title=_("Management review, {name}").format(name=organisation.name),
        on=review.planned_on,
        begins=review.begins,
        zone=organisation.time_zone,
        minutes=MINUTES.get(ReviewKind(review.kind), USUAL),
        place=review.place,
        link=settings.COUNTERSIGN_URL + reverse("reviews:attend", args=[organisation.slug, review.id.hex]),
        sequence=review.revision,
        off=news.off,
    )
