"""Until when something is asked for, as a calendar takes it (RFC 5545): an all-day event for each thing with a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from countersign.delivery.item import Owed

MADE_BY = "-//Countersign//due days//EN"

ASKED_AGAIN = timedelta(hours=4)
"""So often a calendar program is asked to look again."""


def due_days(asked: Iterable[tuple[Owed, str, str]], at: datetime) -> str:
    """The events as text; empty where nothing has a day. ``asked``: what is owed, what it is called, where it is done.

    The same thing keeps its UID, so that a calendar which is given it again moves nothing and doubles nothing. Nobody
    is invited, and no time is blocked.
    """
    days = [
        event(f"{owed.item}.{owed.person.hex}", owed.until, title, link, at)
        for owed, title, link in asked
        if owed.until
    ]
    if not days:
        return ""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for day in days:
        calendar.add_component(day)
    text: str = calendar.to_ical().decode()
    return text


def subscribed(name: str, days: Iterable[tuple[str, date, str, str]], at: datetime) -> bytes:
    """A calendar that a program asks for again and again: (identifier, day, title, address) of each. Also an empty one.

    ``at``: as of when it is told; the same instant gives the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    for identifier, on, title, link in days:
        calendar.add_component(event(identifier, on, title, link, at))
    found: bytes = calendar.to_ical()
    return found


def event(identifier: str, on: date, title: str, link: str, at: datetime) -> Event:
    """A whole day. The same identifier is the same thing, also when its day moves."""
    made = Event()
    made.add("uid", f"{identifier}@countersign")
    made.add("dtstamp", at)
    made.add("dtstart", on)
    made.add("dtend", on + timedelta(days=1))
    made.add("summary", title)
    made.add("url", link)
    made.add("transp", "TRANSPARENT")
    return made


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting, on a day or from a time of day on. ``sequence`` grows with each change; ``off``: it is taken out."""

    uid: str
    title: str
    on: date
    begins: str
    zone: str
    minutes: int
    place: str
    link: str
    sequence: int
    off: bool


def meetings(some: Iterable[Meeting], at: datetime) -> str:
    """Meetings as text. Given again with a higher ``sequence`` they move. Nobody answers by their calendar: that they
    were there, people say themselves."""
    given = list(some)
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if all(one.off for one in given) else "PUBLISH")
    for one in given:
        calendar.add_component(meeting(one, at))
    text: str = calendar.to_ical().decode()
    return text


def meeting(one: Meeting, at: datetime) -> Event:
    made = Event()
    made.add("uid", one.uid)
    made.add("dtstamp", at)
    made.add("sequence", one.sequence)
    if one.begins:
        start = datetime.combine(one.on, time.fromisoformat(one.begins), ZoneInfo(one.zone)).astimezone(UTC)
        made.add("dtstart", start)
        made.add("dtend", start + timedelta(minutes=one.minutes))
    else:
        made.add("dtstart", one.on)
        made.add("dtend", one.on + timedelta(days=1))
    made.add("summary", one.title)
    made.add("url", one.link)
    if one.place:
        made.add("location", one.place)
    made.add("status", "CANCELLED" if one.off else "CONFIRMED")
    return made
