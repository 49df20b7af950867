"""Whoever is invited to a management review gets its day for the calendar, again when it moves, and when it is off."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import icalendar

from countersign.delivery.rounds.call_to_reviews import call_to_reviews
from countersign.delivery.rounds.send import send
from countersign.reviews.commands.call_off_review import call_off_review
from countersign.reviews.commands.change_review import change_review
from tests.cast import Cast
from tests.delivery.post import Post
from tests.reviews.worlds import AT, HELD, after, found, lead, opened, plan, planned

PRIYA, MEI = "priya@larkbeam.example", "mei@larkbeam.example"


def mails(post: Post, to: str) -> list[EmailMessage]:
    return [mail for mail in post.mails if mail["To"] == to]


def event(mail: EmailMessage) -> Any:
    [part] = [one for one in mail.iter_attachments() if one.get_content_type() == "text/calendar"]
    [found] = icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT")
    return found


def called(at: datetime = AT) -> int:
    done = call_to_reviews(at)
    send(at)
    return done


def test_everybody_invited_gets_one_mail_with_the_day(house: Cast, post: Post) -> None:
    id = planned(house, begins="09:30", place="Upstairs")
    assert [called(), called()] == [3, 0]
    [mail] = mails(post, MEI)
    assert mail["Subject"] == "You are invited to the management review on 20 January 2026"
    made = event(mail)
    assert made["dtstart"].dt == datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
    assert str(made["location"]) == "Upstairs"
    assert str(made["uid"]) == f"managementreview_{id.hex}@countersign"
    assert "You chair it." in " ".join(str(mails(post, PRIYA)[0].get_body(("plain",))).split())


def test_a_day_without_a_time_blocks_the_day_alone(house: Cast, post: Post) -> None:
    planned(house)
    called()
    made = event(mails(post, MEI)[0])
    assert (made["dtstart"].dt, made["dtend"].dt) == (date(2026, 1, 20), date(2026, 1, 21))


def test_it_moves_in_the_same_calendar_entry(house: Cast, post: Post) -> None:
    id = planned(house)
    called()
    moved = plan(house, planned_on=date(2026, 2, 3))
    change_review(review_id=id, revision_shown=1, plan=moved, by=lead(house), at=after(1))
    assert called(after(1)) == 3
    first, second = mails(post, MEI)
    assert second["Subject"] == "The management review moved: 3 February 2026"
    assert event(first)["uid"] == event(second)["uid"]
    assert event(second)["sequence"] > event(first)["sequence"]


def test_other_guests_are_no_news_to_whoever_was_told(house: Cast, post: Post) -> None:
    id = planned(house)
    called()
    more = plan(house, invited=("tom", "mei", "ola"))
    change_review(review_id=id, revision_shown=1, plan=more, by=lead(house), at=after(1))
    assert called(after(1)) == 1


def test_whoever_was_told_hears_that_it_is_off(house: Cast, post: Post) -> None:
    id, never = planned(house), planned(house, planned_on=date(2026, 3, 3))
    call_off_review(review_id=never, because="Twice.", by=lead(house), at=AT)
    called()
    call_off_review(review_id=id, because="Ill.", by=lead(house), at=after(1))
    assert [called(after(1)), called(after(2))] == [3, 0]
    last = mails(post, MEI)[-1]
    assert last["Subject"] == "The management review of 20 January 2026 does not take place"
    assert str(event(last)["status"]) == "CANCELLED"


def test_nobody_is_called_to_what_is_over_or_goes_on(house: Cast, post: Post) -> None:
    opened(house)
    planned(house, planned_on=date(2026, 1, 3))
    assert called(HELD) == 0
    assert not found(house, planned(house)).opened_at
