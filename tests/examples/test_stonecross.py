"""Stonecross's year, lived once: 180 people, and an auditor would say exactly what is expected of how they are led."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from django.core.cache import cache as shared
from pytest_django.plugin import DjangoDbBlocker

from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.awareness.facts import SpotStats
from countersign.examples import living
from countersign.examples.rounds.live import live
from countersign.examples.stonecross.cast import DEAN, PURPOSE
from countersign.examples.stonecross.crowd import CROWD
from countersign.examples.stories import STONECROSS
from countersign.ledger.models import Leaf
from countersign.ledger.queries import acts_done, simulated
from countersign.ledger.reconciling import verify
from countersign.people.queries import organisation, people, person_by_email, register
from countersign.readiness.dossier import Dossier, read
from countersign.readiness.queries import dossier_of, turns
from countersign.readiness.verdict import Judgement, judgement
from tests.cast import Cast
from tests.examples.test_larkbeam import CALIBRATION, undone
from tests.examples.years import BEGUN_AT, done_on, found_around, tale_of
from tests.stories.telling import Day
from tests.stories.test_stories import FEWEST_DAYS

pytestmark = pytest.mark.slow

ROLES = {"isms_lead": "ism", "incident": "inc", "dept_contact": "fin,prj,sal", "physical": "phy"}
COLUMNS = {"incident": "INC"}
TITLES = {
    "Our security is more mature": "O2",
    "Customers' clouds are set up safely": "O3",
    "People report what looks odd": "O4",
    "Set the old remote management tool apart": "Q5",
    "Vault for privileged accounts": "Q3",
}
CALLED_OTHERWISE = {"POL-019", "INT-001"}
"""An event's and a process's name stay where they are kept, or differ in a word."""

DAYS = (
    ("comms", "on"),
    ("asks", "on"),
    ("asks", "due"),
    ("asks", "responded_on"),
    ("commitments", "met_on"),
    ("resources", "raised_on"),
    ("resources", "decided_on"),
    ("objectives", "set_on"),
    ("objectives", "communicated_on"),
    ("objectives", "reported_on"),
    ("reviews", "held_on"),
    ("reviews", "minutes_on"),
    ("integration", "on"),
    ("improvements", "on"),
    ("direction", "on"),
    ("triggers", "on"),
    ("audit_internal", "on"),
    ("rehearsals", "on"),
    ("prev_findings", "on"),
    ("prev_findings", "closed_on"),
    ("exec_exceptions", "on"),
)
"""Of what both tell: the key of the dossier, and the day that is compared."""


@pytest.fixture(scope="module")
def stonecross(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Lived once for all that is asked about it, and rolled back."""
    with django_db_blocker.unblock(), undone():
        shared.clear()
        example = living.begin(BEGUN_AT, STONECROSS)
        while live(BEGUN_AT, limit=100):
            pass
        yield Cast(example)


@cache
def told(name: str) -> Any:
    return json.loads((CALIBRATION / name).read_text(encoding="utf-8"))


def on_its_last_day(here: Cast) -> Dossier:
    return dossier_of(here.organisation, STONECROSS.last_day)


def answers(judged: Judgement) -> Counter[tuple[str, str]]:
    return Counter((rule.code, one.grade.word) for rule, one in judged.findings())


def test_every_act_was_done(stonecross: Cast) -> None:
    calendar = living.calendar_of(stonecross.organisation)
    ids = {living.id_of(act, stonecross.organisation, calendar) for act in STONECROSS.acts}
    assert len(ids) == len(STONECROSS.acts)
    assert ids <= acts_done(stonecross.organisation)
    assert stonecross.organisation not in simulated()


def test_an_auditor_would_say_exactly_what_is_expected(stonecross: Cast) -> None:
    judged, expected = judgement(on_its_last_day(stonecross)), told("expected.json")["b"]
    whole = Counter((code, grade) for code, grade in expected["findings"])
    assert len(list(whole.elements())) == 57
    assert answers(judged) == whole
    assert judged.verdict.value == expected["verdict"]


def test_each_finding_is_about_the_same_as_in_the_file(stonecross: Cast) -> None:
    lived, whole = on_its_last_day(stonecross), read(told("org_b.json"))
    there = names(lived, whole)
    for (code, grade), about in subjects(whole).items():
        if code not in CALLED_OTHERWISE:
            found = {translated(code, one, there) for one in subjects(lived)[code, grade]}
            assert found == {sorted_parts(one) for one in about}, code


def subjects(dossier: Dossier) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for rule, one in judgement(dossier).findings():
        found.setdefault((rule.code, one.grade.word), set()).add(one.subject)
    return found


def names(lived: Dossier, whole: Dossier) -> dict[str, str]:
    """What the year calls by references of its own, and the file by short ids."""
    by_name = {one.name: one.id for one in whole.people}
    people_there = {one.id: by_name[one.name] for one in lived.people if one.name in by_name}
    called = {one.id: one.title for one in lived.objectives} | {one.id: one.title for one in lived.resources}
    return people_there | {id: TITLES[title] for id, title in called.items() if title in TITLES}


def translated(code: str, subject: str, there: dict[str, str]) -> str:
    known = there | ROLES | (COLUMNS if code == "RAC-006" else {})
    return sorted_parts(re.sub(r"[a-z]+_[0-9a-f]{32}|[a-z_]+", lambda one: known.get(one[0], one[0]), subject))


def sorted_parts(subject: str) -> str:
    head, colon, tail = subject.rpartition(":")
    return head + colon + ",".join(sorted(tail.split(",")))


@pytest.mark.parametrize(("key", "day"), DAYS)
def test_it_happened_on_the_days_that_the_file_tells(stonecross: Cast, key: str, day: str) -> None:
    dossiers = (on_its_last_day(stonecross), read(told("org_b.json")))
    lived, whole = [sorted(filter(None, (getattr(one, day) for one in getattr(each, key)))) for each in dossiers]
    assert lived == whole


def test_so_many_acknowledged_as_the_file_counts(stonecross: Cast) -> None:
    counts = next(one.ack_stats for one in on_its_last_day(stonecross).policies if one.ack_stats)
    assert counts == AcceptanceCounts(
        due=172,
        acked=139,
        contractor_due=14,
        contractor_acked=6,
        joiners=31,
        joiners_late=9,
        proxy=25,
        exec_missing=counts.exec_missing,
    )


def test_so_many_work_in_each_department_as_the_file_counts(stonecross: Cast) -> None:
    lived, whole = on_its_last_day(stonecross).org, read(told("org_b.json")).org
    assert (lived.name, lived.headcount, lived.regimes) == (whole.name, whole.headcount, whole.regimes)
    assert {(one.name, one.n) for one in lived.departments} == {(one.name, one.n) for one in whole.departments}
    assert lived.isms_started == whole.isms_started
    assert (lived.purpose, lived.has_contractors) == (PURPOSE, True)


def test_the_minutes_are_ninety_three_parts_of_a_hundred_those_of_the_year_before(stonecross: Cast) -> None:
    lived, whole = on_its_last_day(stonecross), read(told("org_b.json"))
    likeness = [[one.similarity_prev for one in each.reviews if one.held_on] for each in (lived, whole)]
    assert [one and round(one, 2) for one in likeness[0]] == likeness[1] == [None, 0.93]


def test_the_same_six_of_eight_duties_have_evidence(stonecross: Cast) -> None:
    lived, whole = on_its_last_day(stonecross), read(told("org_b.json"))
    assert {one.action for one in lived.evidence} == {one.action for one in whole.evidence} == set("acdefg")
    assert not any(one.imported or one.hash_bad for one in lived.evidence)


def test_fifteen_answered_and_nine_knew(stonecross: Cast) -> None:
    assert on_its_last_day(stonecross).spot_stats == SpotStats(staff_asked=15, staff_passed=9)


def test_dean_never_led_whatever_was_written_down_in_january(stonecross: Cast) -> None:
    """He approved nine appointments in the week in which he stood on the register; then he never had."""
    here = stonecross.organisation
    dean = person_by_email(here, DEAN.email)
    assert dean
    entry = next(one for one in register(here) if one.person_id == dean.id)
    assert entry.leads_from == entry.leads_until == date(2026, 1, 12)
    lead = next(role for role in on_its_last_day(stonecross).roles if role.key == "isms_lead")
    assert [one.approved_by for one in lead.assignments] == [dean.ref]


def test_it_is_all_as_recorded(stonecross: Cast) -> None:
    assert verify(stonecross.organisation)[1] == []


def test_findings_were_raised_and_cleared_through_the_year(stonecross: Cast) -> None:
    found = turns(stonecross.organisation, limit=1000)
    assert len({turn.turned_on for turn in found}) > 10
    assert {"POL-001"} <= {turn.code for turn in found if not turn.raised}


def test_who_was_taken_in_by_list_has_an_entry_each(stonecross: Cast) -> None:
    here = stonecross.organisation
    kinds = Counter(Leaf.objects.filter(organisation_id=here).values_list("kind", flat=True))
    everybody = people(here).count()
    assert everybody == 180 + 2 + 14
    assert kinds["person.entered"] == everybody
    assert kinds["import.applied"] == 1 + len({one.joined_on for one in (*CROWD.joiners, *CROWD.fresh)}) - 5
    assert organisation(here).name == STONECROSS.name


def test_nobody_is_called_like_somebody_else() -> None:
    everybody = [*CROWD.old, *CROWD.joiners, *CROWD.fresh, *CROWD.outside]
    assert len({one.email for one in everybody}) == len(everybody)


TALE = tale_of(STONECROSS)


@pytest.mark.parametrize("day", TALE, ids=lambda day: day.on.isoformat())
def test_what_is_told_of_a_day_was_done_and_found_on_it(stonecross: Cast, day: Day) -> None:
    """The acts are the story's own, and what begins or ends does so on that day and not on another."""
    assert set(day.acts) <= done_on(STONECROSS, day.on)
    before, after = found_around(stonecross, day.on)
    assert after - before == day.begins
    assert before - after == day.ends


def test_enough_days_are_told() -> None:
    assert len(TALE) >= FEWEST_DAYS
