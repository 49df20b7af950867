"""A year that was lived beside the page of ``tests/stories`` that tells of it: what was done on a day, and found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from countersign.examples.living import calendar_of
from countersign.examples.stories import Story
from countersign.readiness.queries import judgement_of
from tests import stories
from tests.cast import Cast
from tests.stories.telling import Day, findings, read

BEGUN_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""The day on which every year is told to end: no day is moved, and the quarters are those that the pages speak of."""

ONE_DAY = timedelta(days=1)


def tale_of(story: Story) -> list[Day]:
    return read(Path(stories.__file__).with_name(f"{story.key}.md"))


def done_on(story: Story, on: date) -> set[str]:
    return {act.name for act in story.acts if act.on == on}


def found_on(here: Cast, told: date) -> frozenset[str]:
    """What an auditor would raise about a day, in its evening, as one sees it looking back."""
    return findings(judgement_of(here.organisation, calendar_of(here.organisation).day(told)), ("",))


def found_around(here: Cast, told: date) -> tuple[frozenset[str], frozenset[str]]:
    """What is found on the day before, and on a day."""
    return found_on(here, told - ONE_DAY), found_on(here, told)


def so_far(tale: Sequence[Day]) -> dict[date, frozenset[str]]:
    """By the day what is found in its evening, if the first day tells all of it and the others what turned since."""
    known, evenings = tale[0].found or frozenset(), {}
    for day in tale:
        known = known - day.ends | day.begins
        evenings[day.on] = known
    return evenings
