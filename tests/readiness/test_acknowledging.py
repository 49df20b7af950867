"""The counts against cases written by hand, and against a slow count that follows the words of the domain."""

from __future__ import annotations

import copy
import time
from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.periods import months_after
from countersign.readiness.dossier import as_of, read
from countersign.readiness.dossier.acknowledging import Acknowledging, acknowledging, percent
from countersign.readiness.dossier.versions import current
from countersign.readiness.examples import GONE, dossier_of
from countersign.readiness.rule import Finding
from countersign.readiness.rules import RULES

DAY = date(2026, 11, 20)


def counted(changes: Mapping[str, Any]) -> Acknowledging:
    found = acknowledging(dossier_of(changes))
    assert found is not None
    return found


def ack(person: str, v: str = "1.0", on: str = "2026-03-16", **more: Any) -> dict[str, Any]:
    return {"person": person, "v": v, "on": on, **more}


def test_counts_when_all_is_in_order() -> None:
    assert counted({}) == Acknowledging(
        due=6,
        acknowledged=6,
        contractors_due=1,
        contractors_covered=1,
        joiners=0,
        joiners_late=0,
        renewable=5,
        stale=0,
        recorded=6,
        by_proxy=0,
        timed=6,
        median_seconds=240,
        on_record=True,
        current_on_record=True,
    )


def test_counts_when_there_is_no_policy() -> None:
    assert acknowledging(dossier_of({"policies": []})) is None


@pytest.mark.parametrize("gone", [{"policies[0].versions": []}, {"policies[0].versions[0].status": "superseded"}])
def test_nobody_is_due_when_no_version_is_in_force(gone: dict[str, Any]) -> None:
    found = counted({**gone, "policies[0].acks": [ack("ada")]})

    assert (found.due, found.contractors_due, found.leaders_missing) == (0, 0, ())
    assert (found.on_record, found.current_on_record) == (True, False)


@pytest.mark.parametrize(
    ("audience", "due"),
    [
        (["all"], 6),
        ([], 6),
        (["staff"], 6),
        (["director"], 1),
        (["IT"], 2),
        (["IT", "lou", "HR"], 3),
        (["contractor"], 0),
        (["nobody"], 0),
    ],
)
def test_due_when_the_audience_is_narrowed(audience: list[str], due: int) -> None:
    assert counted({"policies[0].audience": audience}).due == due


def test_somebody_without_a_department_is_in_no_department() -> None:
    assert counted({"policies[0].audience": ["IT"], "people[5].dept": GONE}).due == 1


def test_missing_when_many_are_names_a_few_with_managers_first() -> None:
    people = [{"id": f"p{n}", "kind": "employee"} for n in range(30)]
    people[29]["reports_to"] = "p28"

    found = counted({"people": people, "policies[0].acks": []})

    assert found.due == 30
    assert len(found.missing) == 20
    assert found.missing[:2] == ("p28", "p0")


def test_a_translation_counts_for_its_original() -> None:
    german = {"v": "1.0-de", "status": "approved", "approved_on": "2026-03-02", "translation_of": "1.0"}

    found = counted({"policies[0].versions[+]": german, "policies[0].acks": [ack("ben", "1.0-de")]})

    assert found.acknowledged == 2
    assert found.current_on_record


def test_counts_given_stand_in_for_the_lists() -> None:
    stats = {"due": 172, "acked": 139, "proxy": 25, "stale": 7, "exec_missing": ["md", "md", "sald"]}

    found = counted({"policies[0].ack_stats": stats, "policies[0].read_stats": {"n": 100, "median_s": 95}})

    assert (found.due, found.acknowledged, found.missing) == (172, 139, ())
    assert (found.recorded, found.by_proxy, found.renewable, found.stale) == (139, 25, 139, 7)
    assert (found.contractors_due, found.joiners, found.joiners_late) == (0, 0, 0)
    assert found.leaders_missing == ("md", "sald")
    assert (found.timed, found.median_seconds) == (100, 95)


def test_counts_are_kept_with_the_dossier_they_are_of() -> None:
    dossier = dossier_of({})
    earlier = as_of(dossier, date(2026, 3, 15))

    assert acknowledging(dossier) is acknowledging(dossier)
    assert (before := acknowledging(earlier)) is not None
    assert before.recorded == 0
    assert dossier == copy.copy(dossier)


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(0, 0, 0), (3, 0, 100), (0, 7, 0), (95, 100, 95), (11, 20, 55), (8, 7, 100)]
)
def test_percent(part: int, whole: int, share: float) -> None:
    assert percent(part, whole) == share


def test_ten_thousand_people_are_counted_at_once() -> None:
    people = [
        {"id": f"p{n}", "kind": "employee", "joined": "2026-05-04", "reports_to": f"p{n // 9}"} for n in range(10_000)
    ]
    acks = [ack(f"p{n}", on="2026-06-01", read_s=60) for n in range(10_000)]
    dossier = dossier_of({"people": people, "policies[0].acks": acks})

    started = time.process_time()
    found = acknowledging(dossier)

    assert time.process_time() - started < 1
    assert found is not None
    assert (found.due, found.joiners, found.joiners_late) == (10_000, 10_000, 10_000)


def says(code: str, changes: Mapping[str, Any]) -> list[str]:
    """What one rule says of itself, whatever other rules would have silenced it."""
    one = next(one for one in RULES if one.rule.code == code)
    return [str(answer.says) for answer in one.judge(dossier_of(changes)) if isinstance(answer, Finding)]


@pytest.mark.parametrize("code", [f"DIS-00{n}" for n in range(1, 9)])
def test_a_rule_says_nothing_when_there_is_no_policy(code: str) -> None:
    assert says(code, {"policies": []}) == []


@pytest.mark.parametrize(
    ("ids", "acks", "chased"),
    [
        (["p0"], [], "has not done so. Auditors pick people at random and ask. Chase p0."),
        (["p0", "p1"], ["p0"], "1 of 2 people who should have acknowledged"),
        (["p0", "p1"], ["p1"], "Chase p0."),
        (["p0", "p1"], [], "Chase the 2 people listed, starting with managers: p0 and p1."),
        ([f"p{n}" for n in range(21)], [], "Chase the 21 people missing, starting with managers; the first are p0, p1"),
    ],
)
def test_whom_to_chase_when_acceptances_are_listed(ids: list[str], acks: list[str], chased: str) -> None:
    people = [{"id": id, "kind": "employee"} for id in ids]

    [sentence] = says("DIS-002", {"people": people, "policies[0].acks": [ack(id) for id in acks]})

    assert chased in sentence


@pytest.mark.parametrize(
    ("due", "acked", "chased"),
    [(2, 1, "Chase the one who is missing."), (9, 2, "Chase the 7 people missing, starting")],
)
def test_whom_to_chase_when_acceptances_are_counted(due: int, acked: int, chased: str) -> None:
    [sentence] = says("DIS-002", {"policies[0].ack_stats": {"due": due, "acked": acked}})

    assert chased in sentence


# The slow count: it reads the JSON, and looks through every list for every person.

IDS = ["a", "b", "c", "d"]
DAYS = [(DAY - timedelta(days=days)).isoformat() for days in (400, 366, 365, 40, 30, 29, 16, 15, 14, 13, 1, 0)]
SOME_DAY = st.sampled_from(DAYS)
MAYBE_DAY = st.none() | SOME_DAY
LABEL = st.sampled_from(["1", "2", "2-fr", "x"])

PERSON = st.fixed_dictionaries(
    {"kind": st.sampled_from(["employee", "employee", "director", "contractor", "supplier", "external"])},
    optional={
        "joined": MAYBE_DAY,
        "left": MAYBE_DAY,
        "dept": st.sampled_from(["IT", "HR"]),
        "on_leave": st.booleans(),
        "ack_exempt": st.booleans(),
        "access": st.booleans(),
        "clause": st.booleans(),
        "exec": st.booleans(),
    },
)
VERSIONS = st.fixed_dictionaries(
    {"status": st.sampled_from(["approved", "approved", "superseded", "draft"])},
    optional={
        "approved_on": SOME_DAY,
        "effective": SOME_DAY,
        "approved_by": st.sampled_from(IDS),
        "material": st.booleans(),
    },
)
ACK = st.fixed_dictionaries(
    {"person": st.sampled_from([*IDS, "stranger"]), "v": LABEL, "on": SOME_DAY},
    optional={"by": st.sampled_from(IDS), "form": st.sampled_from([True, False, "sheet"]), "read_s": st.integers(0, 9)},
)


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, Any]:
    labels: list[dict[str, Any]] = [{"v": "1"}, {"v": "2"}, {"v": "2-fr", "translation_of": "2"}]
    return {
        "as_of": DAY.isoformat(),
        "org": {"name": "Test", "headcount": 9, "isms_started": draw(SOME_DAY)},
        "people": [{"id": id, **draw(PERSON)} for id in IDS],
        "top_management": [{"person": draw(st.sampled_from(IDS)), "from": draw(SOME_DAY)}],
        "policies": [
            {
                "id": "isp",
                "kind": "parent",
                "ack_days": draw(st.sampled_from([0, 14, 15])),
                "ack_refresh_months": draw(st.none() | st.sampled_from([1, 12])),
                "audience": draw(st.none() | st.lists(st.sampled_from(["staff", "employee", "supplier", "IT", "b"]))),
                "acks": draw(st.lists(ACK, max_size=8)),
                "versions": [{**label, **draw(VERSIONS)} for label in labels],
            }
        ],
    }


def on(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Slow:
    """DOMAIN, 2.1 numbers 3 to 8, word by word."""

    def __init__(self, whole: dict[str, Any], version: dict[str, Any] | None) -> None:
        self.whole, self.policy, self.version = whole, whole["policies"][0], version
        self.effective = on((version or {}).get("effective") or (version or {}).get("approved_on"))

    def active(self, person: dict[str, Any]) -> bool:
        joined, left = on(person.get("joined")), on(person.get("left"))
        return (joined is None or joined <= DAY) and not (left and left <= DAY)

    def asked(self, person: dict[str, Any]) -> bool:
        audience = self.policy["audience"] or ["all"]
        staff = person["kind"] in ("employee", "director")
        matches = [
            one == "all" or (one == "staff" and staff) or one in (person["kind"], person.get("dept"), person["id"])
            for one in audience
        ]
        return (
            self.active(person)
            and any(matches)
            and not person.get("on_leave", False)
            and not person.get("ack_exempt", False)
        )

    def due(self, person: dict[str, Any]) -> bool:
        if self.effective is None or not self.asked(person):
            return False
        later = max(on(person.get("joined")) or self.effective, self.effective)
        return bool((DAY - later).days > self.policy["ack_days"])

    def days(self, person: dict[str, Any], *labels: str) -> list[date]:
        return [
            date.fromisoformat(one["on"])
            for one in self.policy["acks"]
            if one["person"] == person["id"] and (not labels or one["v"] in labels)
        ]

    def labels(self) -> tuple[str, ...]:
        """The labels that count for the current version; none means any."""
        assert self.version
        if not self.version.get("material", True):
            return ()
        return ("2", "2-fr") if self.version["v"] == "2" else ("1",)

    def acknowledged(self, person: dict[str, Any]) -> bool:
        if self.version is None:
            return False
        return self.version.get("approved_by") == person["id"] or bool(self.days(person, *self.labels()))

    def top(self, person: dict[str, Any]) -> bool:
        return self.active(person) and any(entry["person"] == person["id"] for entry in self.whole["top_management"])

    def leads(self, person: dict[str, Any]) -> bool:
        if person["kind"] in ("contractor", "supplier"):
            return self.top(person)
        return person["kind"] != "external" and (person.get("exec", False) or self.top(person))

    def late(self, person: dict[str, Any]) -> bool:
        days = self.days(person)
        if self.version and self.version.get("approved_by") == person["id"]:
            days.append(on(self.version.get("approved_on")) or date.min)
        joined = on(person.get("joined"))
        return joined is not None and (not days or (min(days) - joined).days > self.policy["ack_days"])

    def joiners(self) -> list[dict[str, Any]] | None:
        first = [
            on(one.get("effective") or one.get("approved_on"))
            for one in self.policy["versions"]
            if one["status"] != "draft" and "translation_of" not in one
        ]
        if not any(first):
            return None
        start = max(min(day for day in first if day), date.fromisoformat(self.whole["org"]["isms_started"]))
        return [
            person
            for person in self.whole["people"]
            if person["kind"] == "employee"
            and self.asked(person)
            and (joined := on(person.get("joined"))) is not None
            and joined >= start
            and self.policy["ack_days"] < (DAY - joined).days <= 365
        ]

    def stale(self, person: dict[str, Any]) -> bool:
        months = self.policy["ack_refresh_months"]
        return months is not None and months_after(max(self.days(person)), months) < DAY


@given(organisations())
def test_counts_are_those_of_a_slow_count(whole: dict[str, Any]) -> None:
    dossier = read(whole)
    in_force = current(dossier.policies[0], DAY)
    slow = Slow(whole, next((one for one in slow_versions(whole) if in_force and one["v"] == in_force.v), None))
    staff = [one for one in whole["people"] if slow.due(one) and one["kind"] in ("employee", "director")]
    outsiders = [
        one
        for one in whole["people"]
        if slow.due(one) and one["kind"] in ("contractor", "supplier") and one.get("access", True) and not slow.top(one)
    ]
    dated = [one for one in staff if slow.acknowledged(one) and slow.days(one)]
    joiners = slow.joiners()

    found = acknowledging(dossier)

    assert found is not None
    assert found.due == len(staff)
    assert found.acknowledged == sum(map(slow.acknowledged, staff))
    assert {*found.missing} == {one["id"] for one in staff if not slow.acknowledged(one)}
    assert {*found.leaders_missing} == {
        one["id"] for one in whole["people"] if slow.due(one) and slow.leads(one) and not slow.acknowledged(one)
    }
    assert found.contractors_due == len(outsiders)
    assert found.contractors_covered == sum(one.get("clause", False) or slow.acknowledged(one) for one in outsiders)
    assert found.joiners == (None if joiners is None else len(joiners))
    assert found.joiners_late == sum(map(slow.late, joiners or []))
    assert (found.renewable, found.stale) == (len(dated), sum(map(slow.stale, dated)))


@given(organisations())
def test_what_is_on_record_is_whatever_anybody_entered(whole: dict[str, Any]) -> None:
    dossier = read(whole)
    acks, in_force = whole["policies"][0]["acks"], current(dossier.policies[0], DAY)
    slow = Slow(whole, next((one for one in slow_versions(whole) if in_force and one["v"] == in_force.v), None))
    seconds = [one["read_s"] for one in acks if "read_s" in one]

    found = acknowledging(dossier)

    assert found is not None
    assert found.recorded == len(acks)
    assert found.on_record == bool(acks)
    assert found.current_on_record == any(slow.version and one["v"] in (slow.labels() or [one["v"]]) for one in acks)
    assert found.by_proxy == sum(one.get("by", one["person"]) != one["person"] and not one.get("form") for one in acks)
    assert (found.timed, found.median_seconds) == (len(seconds), median(seconds) if seconds else None)


def slow_versions(whole: dict[str, Any]) -> list[dict[str, Any]]:
    versions: list[dict[str, Any]] = whole["policies"][0]["versions"]
    return versions
