"""Whoever is late is not only reminded: their manager is told, and a week later the ISMS lead (6-UX, manners)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.acknowledgements import queries as acknowledgements
from countersign.delivery.item import Owed, answering
from countersign.kernel.words import Words, number, say
from countersign.people import queries as people
from countersign.readiness.gathered import Gathered

if TYPE_CHECKING:
    from countersign.acknowledgements.queries import Lateness

A_WEEK = 7
"""Days for a manager to have a word, before the lead is told."""


def late_people(read: Gathered, on: date, person: UUID | None = None) -> Iterator[Owed]:
    """For whoever has late people reporting to them, and for whoever looks after it all."""
    yield from for_managers(read, on, person)
    leads = answering(read, on)
    if person is None or person in leads:
        for one in acknowledgements.late_for_long(read.firm.id, on, A_WEEK, read.shelf):
            yield from (for_lead(one, lead) for lead in sorted(leads))


def for_managers(read: Gathered, on: date, person: UUID | None) -> Iterator[Owed]:
    """Of those who have left or are on leave, nobody is told: the lead hears of it a week later."""
    found = acknowledgements.late_reports(read.firm.id, on, read.shelf, person)
    here = people.active(read.firm.id, on).filter(id__in={one.manager for one in found}, on_leave=False)
    there = set(here.values_list("id", flat=True)) if found else set()
    for one in found:
        if one.manager in there:
            yield Owed(
                person=one.manager,
                item=item_of(one),
                since=one.since,
                title=title_of(one),
                why=say("They report to you. A word from you does more than another mail from us."),
                label=say("Look who it is"),
                route=("acceptances:my_people",),
                minutes=1,
            )


def for_lead(one: Lateness, lead: UUID) -> Owed:
    return Owed(
        person=lead,
        item=f"{item_of(one)}/lead",
        since=one.since,
        title=title_of(one),
        why=say("They have been late for more than a week. An auditor picks names from this list."),
        label=say("Look who it is"),
        route=("acceptances:everybody", one.ask.version.hex),
        minutes=2,
    )


def item_of(one: Lateness) -> str:
    """Told once for as long as the first of them stays late; then for whoever is the first."""
    return f"version_{one.ask.version.hex}/late/{one.since.isoformat()}"


def title_of(one: Lateness) -> Words:
    if one.people == 1:
        return say("One person is late with the {title}", title=one.ask.title)
    return say("{n} people are late with the {title}", n=number(one.people).capitalize(), title=one.ask.title)
