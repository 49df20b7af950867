"""Larkbeam's whole year, lived once: what an auditor would say of it is what is expected of it, and it all holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from countersign.acknowledgements.queries import everybody_owing
from countersign.acknowledgements.rounds.tally import tally
from countersign.delivery.models import Mail, TrialLetter
from countersign.delivery.rounds.remind import remind
from countersign.examples import living
from countersign.examples.larkbeam.story import ACTS, LAST_DAY
from countersign.examples.larkbeam.topics import SIGNED_ON, TOPICS, Topic
from countersign.examples.rounds.live import live
from countersign.examples.stories import LARKBEAM
from countersign.kernel.instants import day_in
from countersign.kernel.text import from_json, to_plain
from countersign.ledger.format import read as read_leaf
from countersign.ledger.models import Checkpoint, Leaf
from countersign.ledger.queries import acts_done, simulated
from countersign.ledger.reconciling import verify
from countersign.packs.enums import Names
from countersign.packs.rounds.export import make
from countersign.people.queries import organisation, people
from countersign.policies import queries as policies
from countersign.readiness.dossier import Dossier, read
from countersign.readiness.queries import dossier_of, turns
from countersign.readiness.verdict import Judgement, judgement
from tests.cast import Cast
from tests.examples.years import BEGUN_AT, done_on, found_around, so_far, tale_of
from tests.house.source import ROOT
from tests.stories.telling import Day
from tests.stories.test_stories import FEWEST_DAYS

pytestmark = pytest.mark.slow

CALIBRATION = Path(__file__).parents[1] / "readiness" / "calibration"
"""The file of the same organisation, and what the rules say of it."""

DAYS = (
    ("comms", "on"),
    ("asks", "due"),
    ("asks", "responded_on"),
    ("resources", "raised_on"),
    ("resources", "decided_on"),
    ("objectives", "approved_on"),
    ("objectives", "communicated_on"),
    ("objectives", "reported_on"),
    ("reviews", "held_on"),
    ("reviews", "minutes_on"),
    ("reviews", "next_planned_on"),
    ("integration", "on"),
    ("direction", "on"),
    ("training", "on"),
)
"""Of what both tell: the key of the dossier, and the day that is compared."""

TALE = tale_of(LARKBEAM)


@pytest.fixture(scope="module")
def larkbeams(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Lived once for all that is asked about it, and rolled back."""
    with django_db_blocker.unblock(), undone():
        cache.clear()
        example = living.begin(BEGUN_AT)
        while live(BEGUN_AT, limit=100):
            pass
        yield Cast(example)


@contextmanager
def undone() -> Iterator[None]:
    """A transaction such as every test has, for acts that no other test may see."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


def answers(judged: Judgement) -> list[list[str]]:
    return sorted([rule.code, one.grade.word] for rule, one in judged.findings())


def told(name: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((CALIBRATION / name).read_text(encoding="utf-8"))
    return whole


def on_its_last_day(larkbeams: Cast) -> Dossier:
    here = larkbeams.organisation
    return dossier_of(here, living.calendar_of(here).day(LAST_DAY))


def test_every_act_was_done(larkbeams: Cast) -> None:
    calendar = living.calendar_of(larkbeams.organisation)
    ids = {living.id_of(act, larkbeams.organisation, calendar) for act in ACTS}
    assert len(ids) == len(ACTS)
    assert ids <= acts_done(larkbeams.organisation)
    assert larkbeams.organisation not in simulated()


def test_an_auditor_would_say_what_is_expected(larkbeams: Cast) -> None:
    """The same as of the file, which knows everything: nothing of it is missing in a year that was lived."""
    judged, expected = judgement(on_its_last_day(larkbeams)), told("expected.json")["a"]
    assert answers(judged) == sorted(expected["findings"])
    assert judged.verdict.value == expected["verdict"]


@pytest.mark.parametrize(("key", "day"), DAYS)
def test_it_happened_on_the_days_that_the_file_tells(larkbeams: Cast, key: str, day: str) -> None:
    lived, whole = days_of(larkbeams, key, day)
    assert lived == whole


def test_what_the_review_decided_goes_on_in_the_register(larkbeams: Cast) -> None:
    """Two improvements more than the file tells of, on a day that it tells of too."""
    lived, whole = days_of(larkbeams, "improvements", "on")
    assert (set(lived), len(lived)) == (set(whole), len(whole) + 2)


def days_of(larkbeams: Cast, key: str, day: str) -> tuple[list[date], list[date]]:
    """The days of what was lived, and of what the file tells; as the calendar moved them."""
    lived, whole = on_its_last_day(larkbeams), read(told("org_a.json"))
    moved = lived.as_of - whole.as_of
    days = [[getattr(one, day) for one in getattr(dossier, key)] for dossier in (lived, whole)]
    return sorted(one - moved for one in days[0] if one), sorted(one for one in days[1] if one)


def test_it_is_all_as_recorded(larkbeams: Cast) -> None:
    assert verify(larkbeams.organisation)[1] == []


def test_findings_were_raised_and_cleared_through_the_year(larkbeams: Cast) -> None:
    found = turns(larkbeams.organisation)
    cleared = {turn.code for turn in found if not turn.raised}
    assert {"POL-001", "POL-002", "TOP-001", "ROL-001", "ROL-002"} <= cleared
    assert len({turn.turned_on for turn in found}) > 5


@pytest.mark.parametrize("day", TALE, ids=lambda day: day.on.isoformat())
def test_what_is_told_of_a_day_was_done_and_found_on_it(larkbeams: Cast, day: Day) -> None:
    """What begins or ends does so on that day; and as all of it is told, nothing else has turned since the first."""
    assert set(day.acts) <= done_on(LARKBEAM, day.on)
    before, after = found_around(larkbeams, day.on)
    assert after - before == day.begins
    assert before - after == day.ends
    assert after == so_far(TALE)[day.on]
    assert day.found in {None, after}


def test_it_is_told_from_the_first_day_to_the_last() -> None:
    told_all = [day.on for day in TALE if day.found]
    assert told_all == [TALE[0].on, TALE[-1].on] == [LARKBEAM.first_day, LARKBEAM.last_day]
    assert len(TALE) >= FEWEST_DAYS


def test_it_was_signed_and_verified_along_the_year(larkbeams: Cast) -> None:
    signed = Checkpoint.objects.filter(organisation_id=larkbeams.organisation).values_list("issued_at", flat=True)
    assert len({f"{at:%Y-%m}" for at in signed}) == 9
    kinds = Counter(Leaf.objects.filter(organisation_id=larkbeams.organisation).values_list("kind", flat=True))
    assert kinds["verification.done"] == 10
    assert kinds["simulation.ended"] == 1


def test_nothing_says_that_a_code_was_mailed(larkbeams: Cast) -> None:
    """Whoever acted, acted in a story, and the ledger says so."""
    leaves = Leaf.objects.filter(organisation_id=larkbeams.organisation)
    said = [read_leaf(bytes(leaf.data))["by"] for leaf in leaves]
    assert {tuple(by["auth"]) for by in said if by["kind"] == "PERSON"} == {("example",)}
    assert {by["via"] for by in said if by["kind"] == "PERSON"} == {"story"}


def test_no_letter_was_written_in_all_the_year(larkbeams: Cast) -> None:
    assert not Mail.objects.filter(organisation_id=larkbeams.organisation).exists()
    assert not TrialLetter.objects.exists()


def test_whoever_owes_something_now_gets_todays_one_letter(larkbeams: Cast, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    with undone():
        tally(BEGUN_AT)
        remind(BEGUN_AT)
        letters = Mail.objects.filter(organisation_id=larkbeams.organisation)
        told = sorted(letters.values_list("to", flat=True))
        assert told == [f"{name}@larkbeam.example" for name in ("dana", "jack", "mei", "priya", "ruth.ellis", "tom")]


def test_everybody_of_the_story_is_there(larkbeams: Cast) -> None:
    firm = organisation(larkbeams.organisation)
    assert firm.name == "Larkbeam Ltd"
    assert people(firm.id).count() == 13
    assert people(firm.id).filter(left_on=None).count() == 13


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.title)
def test_a_topic_is_in_force_as_priya_signed_it_and_owed_by_two(larkbeams: Cast, topic: Topic) -> None:
    here, calendar = larkbeams.organisation, living.calendar_of(larkbeams.organisation)
    version = policies.in_force_by_policy(here)[policies.policies(here).get(title=topic.title).id]
    assert (version.label, str(version.signed_by)) == ("1.0", "Priya Raman")
    assert version.signed_at
    assert day_in(calendar.zone, version.signed_at) == calendar.day(SIGNED_ON)
    assert version.pdf
    owing = {due.person for due in everybody_owing(here, BEGUN_AT.date()) if due.ask.version == version.id}
    assert {str(one) for one in people(here).filter(id__in=owing)} == {"Jack Lowe", "Dana Field"}


def test_the_policy_points_to_three_of_the_four_topics(larkbeams: Cast) -> None:
    here = larkbeams.organisation
    parent = policies.parent_policy(here)
    applies = policies.in_force(here, parent.id) if parent else None
    assert applies
    said = to_plain(from_json(applies.text))
    assert [topic.title for topic in TOPICS if topic.title not in said] == ["Remote working"]


def test_a_pack_says_that_it_is_an_example(larkbeams: Cast) -> None:
    today = BEGUN_AT.date()
    with undone(), TemporaryFile() as file:
        make(larkbeams.organisation, today - timedelta(days=1), "A visitor", Names.LEADERS, into=file, at=BEGUN_AT)
        with ZipFile(file) as pack:
            assert json.loads(pack.read("manifest.json"))["example"] is True
            page = next(name for name in pack.namelist() if name.endswith("index.html"))
            assert "EXAMPLE" in pack.read(page).decode()
            assert pack.read("README.txt").decode().startswith("EVIDENCE PACK (EXAMPLE")


def test_the_policy_is_the_word_file_that_can_be_tried() -> None:
    story = ROOT / "src" / "countersign" / "examples" / "larkbeam" / "policy.docx"
    assert story.read_bytes() == (ROOT / "examples" / "larkbeam" / "policy.docx").read_bytes()
