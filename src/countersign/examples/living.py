"""Living an example's past: act by act, by the commands that everybody uses, dated by the example's own clock.

Each act has an id that follows from its place in the story, and the ledger does no act twice. So whoever was stopped
in the middle goes on where it was, and nothing else has to be kept about how far it has come.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.core.cache import cache

from countersign.examples.calendar import Calendar, beginning_at, ending_before
from countersign.examples.stage import Act, Stage
from countersign.examples.stories import STORIES, Story
from countersign.kernel.chance import seeded
from countersign.kernel.references import new_id
from countersign.ledger.acts import asked_for
from countersign.ledger.checkpointing import place
from countersign.ledger.queries import acts_done, check_simulated, examples, opened_at
from countersign.ledger.sequencing import inline

SECONDS_AT_WORK = 15
"""How long others wait for a process that was killed while it lived an example's past."""


@dataclass(frozen=True)
class Progress:
    """How far an example has come: the day that comes next, and how many acts of how many are done."""

    day: date
    done: int
    of: int


def begin(at: datetime, story: Story = STORIES[0]) -> UUID:
    """The example of a story; where it is not there, a new one of which the first minute has been lived.

    Its id is the same wherever it is begun, so two who begin it at the same moment begin one.
    """
    organisation = home_of(story)
    if organisation not in examples():
        calendar = ending_before(at, story.last_day, story.ends_at, story.zone)
        with asked_for(organisation):
            story.opens(organisation, calendar)
    return organisation


def home_of(story: Story) -> UUID:
    """The id of the one organisation in which a story is lived."""
    return made_of(story.key, Calendar(timedelta(0), story.zone).instant(story.first_day, story.begins_at))


def story_of(organisation: UUID) -> Story:
    return next(story for story in STORIES if home_of(story) == organisation)


def go_on(organisation: UUID, limit: int) -> int:
    """Live the next acts, in their order; one process at a time. Returns how many were done.

    Raises Refused for whoever lives by the clock (decision 24).
    """
    check_simulated(organisation)
    with alone(organisation) as mine:
        if not mine:
            return 0
        calendar = calendar_of(organisation)
        coming = list(islice(waiting(organisation, calendar), limit))
        for act in coming:
            perform(act, organisation, calendar)
        if not coming:
            story = story_of(organisation)
            place(organisation, calendar.instant(story.last_day, story.ends_at))
        return len(coming)


def perform(act: Act, organisation: UUID, calendar: Calendar) -> None:
    """One act, at its instant, and once: where it has been done before, its command changes nothing."""
    at = calendar.instant(act.on, act.at)
    with asked_for(id_of(act, organisation, calendar)):
        act.does(Stage(organisation, calendar, at))
    if not inline():
        place(organisation, at)


def waiting(organisation: UUID, calendar: Calendar) -> Iterator[Act]:
    done = acts_done(organisation)
    return (act for act in story_of(organisation).acts if id_of(act, organisation, calendar) not in done)


def progress(organisation: UUID) -> Progress:
    story, calendar = story_of(organisation), calendar_of(organisation)
    left, every = list(waiting(organisation, calendar)), len(story.acts)
    return Progress(calendar.day(left[0].on if left else story.last_day), every - len(left), every)


def calendar_of(organisation: UUID) -> Calendar:
    story = story_of(organisation)
    return beginning_at(opened_at(organisation), story.first_day, story.zone)


def id_of(act: Act, organisation: UUID, calendar: Calendar) -> UUID:
    return made_of(f"{organisation.hex} {act.name}", calendar.instant(act.on, act.at))


def made_of(name: str, at: datetime) -> UUID:
    """An id that anybody can work out again. Nothing else is drawn from this source."""
    with seeded(f"countersign example {name}".encode()):
        return new_id(at)


@contextmanager
def alone(organisation: UUID) -> Iterator[bool]:
    """Is nobody else living this example's past at the moment? Two would date one entry behind another."""
    key = f"living-{organisation.hex}"
    mine = cache.add(key, True, SECONDS_AT_WORK)
    try:
        yield mine
    finally:
        if mine:
            cache.delete(key)
