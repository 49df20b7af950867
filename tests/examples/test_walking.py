"""Larkbeam's year, walked: what the page of a day says is what the story of the year says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from countersign.entrance.clock import now
from countersign.examples import living
from countersign.examples.larkbeam.story import FIRST_DAY, LAST_DAY
from countersign.examples.rounds.live import live
from countersign.people import queries as people
from countersign.readiness.queries import judgement_of
from countersign.readiness.verdict import judgement
from tests.cast import Cast
from tests.examples.test_larkbeam import answers, on_its_last_day, told, undone
from tests.web.world import signed_in

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def larkbeams(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), undone():
        cache.clear()
        example = living.begin(now())
        while live(now(), limit=100):
            pass
        yield Cast(example)


@pytest.fixture(scope="module")
def priya(larkbeams: Cast) -> Client:
    return signed_in("priya@larkbeam.example")


def lived_day(here: Cast, told: date) -> date:
    return living.calendar_of(here.organisation).day(told)


def page(priya: Client, here: Cast, told: date) -> str:
    slug = people.organisation(here.organisation).slug
    answer = priya.get(f"/o/{slug}/findings/day/?on={lived_day(here, told).isoformat()}")
    assert answer.status_code == 200
    return answer.content.decode()


def seen(text: str) -> str:
    without = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", without)).split())


def test_whenever_it_is_lived_an_auditor_says_the_same_at_its_end(larkbeams: Cast) -> None:
    assert answers(judgement(on_its_last_day(larkbeams))) == sorted(told("expected.json")["a"]["findings"])


EXPECTED = (
    (FIRST_DAY, ("four of them major", "Nothing is known of an earlier day.")),
    (date(2026, 3, 20), ("Findings What is different from", "What leadership did")),
    (date(2026, 4, 30), ("none of them major", "Eight acts so far, all of them by Priya Raman.")),
    (date(2026, 8, 14), ("INT-001", "Mei Sato looked at a case of “Something is changed or begun”")),
    (date(2026, 10, 20), ("Priya Raman answers: Give me 30 minutes on the five top risks",)),
    (LAST_DAY, ("Priya Raman answers: Give me 30 minutes on the five top risks was due on",)),
)


@pytest.mark.parametrize(("day", "says"), EXPECTED, ids=[str(day) for day, _says in EXPECTED])
def test_a_day_of_the_year_shows_what_its_story_tells(
    larkbeams: Cast, priya: Client, day: date, says: tuple[str, ...]
) -> None:
    text = seen(page(priya, larkbeams, day))
    for one in says:
        assert one in text, one


def test_counts_of_every_month_are_those_of_the_judgement(larkbeams: Cast, priya: Client) -> None:
    for month in range(3, 12):
        day = date(2026, month, 18)
        judged = judgement_of(larkbeams.organisation, lived_day(larkbeams, day))
        n = sum(1 for _one in judged.counted())
        counted = [int(found) for found in re.findall(r"<li><b>(\d+)</b>", page(priya, larkbeams, day))]
        assert sum(counted) == n, day


def test_the_whole_year_is_walked_step_by_step(larkbeams: Cast, priya: Client) -> None:
    """From the first day on, each step leads to a later one, until nothing has changed since."""
    text, days = page(priya, larkbeams, FIRST_DAY), [lived_day(larkbeams, FIRST_DAY)]
    while found := re.search(r'rel="next" href="([^"]*on=([0-9-]+))"', text):
        days.append(date.fromisoformat(found[2]))
        text = priya.get(html.unescape(found[1])).content.decode()
    assert days == sorted(set(days))
    assert len(days) > 40
    assert days[-1] <= lived_day(larkbeams, LAST_DAY)
