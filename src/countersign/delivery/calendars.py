"""Until when something is asked for, as a calendar takes it (RFC 5545): an all-day event for each thing with a day."""

from __future__ import annotations

from collections.abc import Iterable
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


def meeting(
    *,
    uid: str,
    title: str,
    on: date,
    begins: str,
    zone: str,
    minutes: int,
    place: str,
    link: str,
    sequence: int,
    off: bool,
    at: datetime,
) -> str:
    """A meeting as text, on a day or from a time of day on. Given again with a higher ``sequence`` it moves; ``off``
    takes it out. Nobody answers by their calendar: that they were there, people say themselves."""
    made = Event()
    made.add("uid", uid)
    made.add("dtstamp", at)
    made.add("sequence", sequence)
    if begins:
        start = datetime.combine(on, time.fromisoformat(begins), ZoneInfo(zone)).astimezone(UTC)
        made.add("dtstart", start)
        made.add("dtend", start + timedelta(minutes=minutes))
    else:
        made.add("dtstart", on)
        made.add("dtend", on + timedelta(days=1))
    made.add("summary", title)
    made.add("url", link)
    if place:
        made.add("location", place)
    made.add("status", "CANCELLED" if off else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if off else "PUBLISH")
    calendar.add_component(made)
    text: str = calendar.to_ical().decode()
    return text
