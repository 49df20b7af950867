"""Whoever is late is not only reminded: their manager is told, and a week later the ISMS lead (6-UX, manners).

And of whoever cannot be reminded, because mail to them comes back, the lead is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.acknowledgements import queries as acknowledgements
from countersign.delivery.item import Owed, answering
from countersign.kernel.instants import day_in
from countersign.kernel.words import Words, number, say
from countersign.people import queries as people
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.acknowledgements.queries import Latecomers, Lateness

A_WEEK = 7
"""Days for a manager to have a word, before the lead is told."""


def late_people(read: Gathered, on: date, seen: Latecomers) -> Iterator[Owed]:
    """For everybody's mail, from what everybody owes: for managers, and for whoever looks after it all.

    Of a manager who has left or is on leave, nobody is told: the lead hears of it a week later. Where nobody new came
    to be late for weeks, it stands on their own page only: mails have told it, and stop.
    """
    reports = {manager: late for manager, late in seen.reports().items() if late.since}
    here = people.active(read.firm.id, on).filter(people.not_away(on), id__in=reports) if reports else ()
    yield from (for_manager(reports[one.id], one.id, on) for one in here)
    late = seen.for_long(A_WEEK)
    if late and late.since:
        yield from (for_lead(late, lead, on) for lead in sorted(answering(read, on)))


def late_people_of(read: Gathered, on: date, person: UUID) -> Iterator[Owed]:
    """The same for one person's page, counted by the database."""
    if late := acknowledgements.late_reports(read.firm.id, person, on, read.shelf):
        yield for_manager(late, person, on)
    if person in answering(read, on):
        long = acknowledgements.late_for_long(read.firm.id, on, A_WEEK, read.shelf)
        yield from [for_lead(long, person, on)] if long else []


def unreached_people(read: Gathered, on: date, person: UUID | None = None) -> Iterator[Owed]:
    """People to whom mail comes back, for whoever looks after it all: told anew in a week that brings one more."""
    leads = [lead for lead in sorted(answering(read, on)) if person in (None, lead)]
    n, newest = people.came_back(read.firm.id, on) if leads and read.held.has("bounce") else (0, None)
    if newest is None:
        return
    since = day_in(read.firm.time_zone, newest)
    one, several = say("Mail to one person comes back"), say("Mail to {n} people comes back", n=number(n))
    for lead in leads:
        yield Owed(
            person=lead,
            item=f"unreached/{since - timedelta(days=since.weekday())}",
            since=since,
            title=one if n == 1 else several,
            why=say("They are reminded of nothing until the address is put right."),
            label=say("Look whose"),
            route=("people:unreached",),
            minutes=1,
        )


def for_manager(one: Lateness, manager: UUID, on: date) -> Owed:
    return Owed(
        person=manager,
        item=item_of(one, "reports"),
        since=one.since or on,
        title=title_of(one),
        why=say("They report to you. A word from you does more than another mail from us."),
        label=say("Look who it is"),
        route=("acceptances:my_people",),
        minutes=1,
        report=True,
    )


def for_lead(one: Lateness, lead: UUID, on: date) -> Owed:
    return Owed(
        person=lead,
        item=item_of(one, "everybody"),
        since=one.since or on,
        title=title_of(one),
        why=say(
            "They have been late for more than a week, although they were told. Their managers see it on their page."
        ),
        label=say("See who is late"),
        route=("acceptances:late",),
        minutes=2,
    )


def item_of(one: Lateness, whose: str) -> str:
    """Told anew in every week in which somebody more came to be late."""
    return f"late/{whose}/{one.since.isoformat() if one.since else 'long'}"


def title_of(one: Lateness) -> Words:
    if one.people == 1:
        return say("One person is late with accepting a policy")
    return say("{n} people are late with accepting policies", n=number(one.people).capitalize())
