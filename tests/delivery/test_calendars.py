"""Due days in a calendar: the right day, once, with nobody invited; and mails that stand together in a program."""

from __future__ import annotations

from datetime import date, timedelta
from email.message import EmailMessage
from typing import Any

import icalendar
import pytest

from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from tests.cast import Cast
from tests.delivery.post import Post
from tests.policies.worlds import AT, begun, in_force_from, offered

pytestmark = pytest.mark.beside

OLA, PRIYA = "ola@larkbeam.example", "priya@larkbeam.example"


def mails(post: Post, to: str) -> list[EmailMessage]:
    return [mail for mail in post.mails if mail["To"] == to]


def events(mail: EmailMessage) -> list[Any]:
    found = [part for part in mail.iter_attachments() if part.get_content_type() == "text/calendar"]
    assert len(found) <= 1
    return [one for part in found for one in icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT")]


def test_what_is_asked_for_by_a_day_comes_with_the_day(house: Cast, post: Post) -> None:
    in_force_from(house)
    for days in (0, 7):
        remind(AT + timedelta(days=days))
        send(AT + timedelta(days=days))
    first, again = mails(post, OLA)
    (event,), (same,) = events(first), events(again)
    assert event["summary"] == "Read and accept “Information Security Policy”, version 1.0"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 1, 20), date(2026, 1, 21))
    assert event["uid"] == same["uid"]
    assert "/a/" in event["url"]
    assert "attendee" not in event
    assert event["transp"] == "TRANSPARENT"
    assert b"\r\n" in icalendar.Calendar.from_ical(first_calendar(first)).to_ical()


def first_calendar(mail: EmailMessage) -> str:
    part = next(part for part in mail.iter_attachments() if part.get_content_type() == "text/calendar")
    assert part.get_filename() == "due-days.ics"
    text: str = part.get_content()
    return text


def test_what_has_no_day_brings_no_calendar(house: Cast, post: Post) -> None:
    offered(house, begun(house))
    remind(AT)
    send(AT)
    (mail,) = mails(post, PRIYA)
    assert [*mail.iter_attachments()] == []


def test_reminders_of_one_person_stand_together_and_apart_from_others(house: Cast, post: Post) -> None:
    in_force_from(house)
    for days in (0, 7):
        remind(AT + timedelta(days=days))
        send(AT + timedelta(days=days))
    first, again = mails(post, OLA)
    assert first["References"] == again["References"] == first["In-Reply-To"]
    assert first["Message-ID"] != again["Message-ID"]
    others = {mail["References"] for mail in post.mails if mail["To"] != OLA and mail["References"]}
    assert first["References"] not in others
    assert "ola" not in first["References"]
