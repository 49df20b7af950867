"""Meridian's year, lived once: 2,640 people, and an auditor would say exactly what is expected of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.awareness.facts import SpotStats
from countersign.entrance.accounts import known_account
from countersign.examples import living
from countersign.examples.meridian.cast import EVERYBODY_NAMED
from countersign.examples.meridian.crowd import SIZES, crowd
from countersign.examples.rounds.live import live
from countersign.examples.stories import MERIDIAN
from countersign.ledger.models import Leaf
from countersign.ledger.queries import acts_done, simulated
from countersign.ledger.reconciling import verify
from countersign.people.models import Account
from countersign.people.queries import organisation, people
from countersign.policies.queries import open_to_all
from countersign.readiness.dossier import Dossier, read
from countersign.readiness.queries import dossier_of, turns
from countersign.readiness.verdict import judgement
from tests.cast import Cast
from tests.examples.test_larkbeam import CALIBRATION, undone
from tests.examples.years import BEGUN_AT, done_on, found_on, tale_of
from tests.stories.telling import Day
from tests.web.world import BACKEND

pytestmark = pytest.mark.slow

OBJECTIVE, REQUEST = "Suppliers of the first tier are assessed", "A new vault for the signing keys"
TITLES = {OBJECTIVE: "O2", REQUEST: "Q2", "Acceptable use": "T1", "Access control": "T2", "Risk owner": "war"}
"""What the file calls by short ids. One role is held by three heads here; in the file each has one of their own."""

DAYS = (
    ("comms", "on"),
    ("asks", "on"),
    ("asks", "due"),
    ("asks", "responded_on"),
    ("resources", "raised_on"),
    ("resources", "decided_on"),
    ("objectives", "set_on"),
    ("objectives", "due"),
    ("objectives", "approved_on"),
    ("objectives", "communicated_on"),
    ("objectives", "reported_on"),
    ("reports", "on"),
    ("reviews", "held_on"),
    ("reviews", "minutes_on"),
    ("reviews", "next_planned_on"),
    ("direction", "on"),
    ("manager_support", "on"),
    ("training", "on"),
    ("triggers", "on"),
    ("triggers", "assessed_on"),
    ("audit_internal", "on"),
    ("audits", "on"),
    ("top_management", "since"),
)
"""Of what both tell: the key of the dossier, and the day that is compared."""

YEAR = tale_of(MERIDIAN)
"""A handful of its days, for the reader."""

PAGES = {
    ("clara.weiss", ""): 64,
    ("ingrid.solheim", ""): 138,
    ("clara.weiss", "findings/"): 94,
    ("clara.weiss", "people/"): 18,
    ("clara.weiss", "policies/"): 16,
    ("clara.weiss", "register/"): 15,
    ("ingrid.solheim", "wall/"): 40,
}
"""Who looks at which page, and how often it may ask the database: of every sort of thing, never of every person."""


@pytest.fixture(scope="module")
def meridian(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Lived once for all that is asked about it, and rolled back."""
    with django_db_blocker.unblock(), undone():
        cache.clear()
        example = living.begin(BEGUN_AT, MERIDIAN)
        while live(BEGUN_AT, limit=100):
            pass
        yield Cast(example)


def told(name: str) -> Any:
    return json.loads((CALIBRATION / name).read_text(encoding="utf-8"))


def on_its_last_day(here: Cast) -> Dossier:
    return dossier_of(here.organisation, living.calendar_of(here.organisation).day(MERIDIAN.last_day))


def findings(dossier: Dossier) -> set[tuple[str, str, str]]:
    """Their codes, grades and what they are about; parts of a list in the order of the alphabet."""
    found = judgement(dossier).findings()
    return {(rule.code, one.grade.word, ",".join(sorted(one.subject.split(",")))) for rule, one in found}


def test_every_act_was_done(meridian: Cast) -> None:
    calendar = living.calendar_of(meridian.organisation)
    ids = {living.id_of(act, meridian.organisation, calendar) for act in MERIDIAN.acts}
    assert len(ids) == len(MERIDIAN.acts)
    assert ids <= acts_done(meridian.organisation)
    assert meridian.organisation not in simulated()


def test_an_auditor_would_say_what_is_expected(meridian: Cast) -> None:
    """Each finding with its grade, about the same as in the file."""
    lived, whole = on_its_last_day(meridian), read(told("org_c.json"))
    expected = told("expected.json")["c"]
    assert sorted([code, grade] for code, grade, _ in findings(whole)) == sorted(expected["findings"])
    names = names_in(meridian, lived, whole)
    assert {(code, grade, in_words_of_the_file(about, names)) for code, grade, about in findings(lived)} == (
        findings(whole)
    )
    assert judgement(lived).verdict.value == expected["verdict"]


def names_in(here: Cast, lived: Dossier, whole: Dossier) -> dict[str, str]:
    """What the year calls by references and days of its own, and the file by short ids and its days."""
    by_name = {one.name: one.id for one in whole.people}
    people_there = {one.id: by_name[one.name] for one in lived.people if one.name in by_name}
    called = {one.id: one.title or "" for one in lived.objectives}
    called |= {one.id: one.title or "" for one in lived.resources}
    called |= {one.id: one.title or "" for one in lived.policies}
    called |= {one.id: one.name or "" for one in lived.roles}
    message = date(2026, 10, 7)
    moved = {living.calendar_of(here.organisation).day(message).isoformat(): message.isoformat()}
    return people_there | moved | {id: TITLES[title] for id, title in called.items() if title in TITLES}


def in_words_of_the_file(subject: str, names: dict[str, str]) -> str:
    said = re.sub(r"[a-z]+_[0-9a-z_]+|\d{4}-\d\d-\d\d", lambda one: names.get(one[0], one[0]), subject)
    return ",".join(sorted(said.split(",")))


def test_what_the_old_tool_knew_came_in_april_and_is_told_apart(meridian: Cast) -> None:
    """Three cases of January, recorded on one day; beside them stand those that the file counts by process."""
    lived, whole = on_its_last_day(meridian), read(told("org_c.json"))
    moved = lived.as_of - whole.as_of
    brought = [
        [(one.on - by, one.recorded_on and one.recorded_on - by, one.action) for one in each.evidence if one.imported]
        for each, by in ((lived, moved), (whole, timedelta()))
    ]
    assert brought[0] == brought[1]
    assert len(brought[0]) == 3
    cases = sorted(one.on - moved for one in lived.integration)
    assert cases == sorted([*(one.on for one in whole.integration), *(on for on, *_ in brought[1])])


def test_each_of_the_eight_duties_has_evidence(meridian: Cast) -> None:
    assert {one.action for one in on_its_last_day(meridian).evidence} == set("abcdefgh")


@pytest.mark.parametrize("day", YEAR, ids=lambda day: f"{day.on}")
def test_the_year_is_as_it_is_told(meridian: Cast, day: Day) -> None:
    """On each day that is told, these acts were done, and in the evening this is found, all of it."""
    assert set(day.acts) <= done_on(MERIDIAN, day.on)
    assert found_on(meridian, day.on) == day.found


@pytest.mark.parametrize(("key", "day"), DAYS)
def test_it_happened_on_the_days_that_the_file_tells(meridian: Cast, key: str, day: str) -> None:
    lived, whole = on_its_last_day(meridian), read(told("org_c.json"))
    moved = lived.as_of - whole.as_of
    days = [sorted(filter(None, (getattr(one, day) for one in getattr(each, key)))) for each in (lived, whole)]
    assert [one - moved for one in days[0]] == days[1]


def test_what_the_reviews_decided_goes_on_in_the_register(meridian: Cast) -> None:
    """Of every review one improvement at least; the two that the file tells of stand beside them."""
    lived, whole = on_its_last_day(meridian), read(told("org_c.json"))
    days = {one.on - (lived.as_of - whole.as_of) for one in lived.improvements}
    assert {one.on for one in whole.improvements} <= days == {one.held_on for one in whole.reviews}


def test_so_many_acknowledged_as_the_file_counts(meridian: Cast) -> None:
    counts = next(one.ack_stats for one in on_its_last_day(meridian).policies if one.ack_stats)
    assert counts == AcceptanceCounts(
        due=2312,
        acked=2241,
        contractor_due=240,
        contractor_acked=205,
        joiners=388,
        joiners_late=27,
        proxy=180,
    )


def test_so_many_work_in_each_department_as_the_file_counts(meridian: Cast) -> None:
    lived, whole = on_its_last_day(meridian).org, read(told("org_c.json")).org
    assert (lived.name, lived.headcount, lived.purpose) == (whole.name, 2400, whole.purpose)
    assert {(one.name, one.n) for one in lived.departments} == {(one.name, one.n) for one in whole.departments}
    assert (lived.has_contractors, lived.scope, lived.regimes) == (True, "whole", ("NIS2",))


def test_twenty_four_answered_and_one_did_not_know(meridian: Cast) -> None:
    assert on_its_last_day(meridian).spot_stats == SpotStats(staff_asked=24, staff_passed=23)


def test_the_policy_reads_as_the_file_says(meridian: Cast) -> None:
    """Within a few words: 1,180 of them, 27 to a sentence."""
    version = next(one.versions[-1] for one in on_its_last_day(meridian).policies if one.kind == "parent")
    assert version.v == "5.1"
    assert abs((version.words or 0) - 1180) < 30
    assert round(version.avg_sentence or 0) in (27, 28)


def test_the_public_reads_a_summary(meridian: Cast) -> None:
    found = open_to_all(meridian.organisation)
    assert found
    assert found.mode == "SUMMARY_PUBLISHED"


def test_it_is_all_as_recorded(meridian: Cast) -> None:
    assert verify(meridian.organisation)[1] == []


def test_findings_were_raised_and_cleared_through_the_year(meridian: Cast) -> None:
    found = turns(meridian.organisation, limit=1000)
    assert {"POL-001", "POL-002", "REV-001", "OBJ-001"} <= {turn.code for turn in found if not turn.raised}
    assert len({turn.turned_on for turn in found}) > 10


def test_everybody_came_by_a_list_or_by_name(meridian: Cast) -> None:
    here = meridian.organisation
    kinds = Counter(Leaf.objects.filter(organisation_id=here).values_list("kind", flat=True))
    assert kinds["person.entered"] == people(here).count() == len(EVERYBODY_NAMED) + len(crowd())
    assert kinds["import.applied"] == 3 + 11
    assert organisation(here).name == MERIDIAN.name


@pytest.mark.parametrize("page", PAGES, ids=" at /".join)
def test_a_page_asks_not_of_every_person(meridian: Cast, settings: Settings, page: tuple[str, str]) -> None:
    settings.COUNTERSIGN_TRIAL = True
    who, path = page
    with time_machine.travel(BEGUN_AT, tick=False):
        account = known_account(f"{who}@meridianharbour.example", BEGUN_AT)
        assert isinstance(account, Account)
        client = Client()
        client.force_login(account, backend=BACKEND)
        address = f"/o/{organisation(meridian.organisation).slug}/{path}"
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
    assert len(queries) <= PAGES[page]


def test_nobody_is_called_like_somebody_else() -> None:
    addresses = [one.email for one in crowd()] + [one.email for one in EVERYBODY_NAMED]
    assert len(set(addresses)) == len(addresses)
    assert not {one.name.split(" ")[0] for one in crowd()} & {one.first for one in EVERYBODY_NAMED}


def test_the_crowd_fills_the_departments() -> None:
    staff = Counter(one.department for one in crowd() if one.is_staff)
    assert staff + Counter(one.department for one in EVERYBODY_NAMED) == SIZES
