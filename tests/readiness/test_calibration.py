"""Three organisations with known answers, and single changes to them: each gives exactly its own difference.

The organisations are fictional and hang together; their files are whole dossiers. Only the families that have rules
are compared. A mutation names what is added (a code here replaces its earlier grade) and which codes go.
"""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from countersign.readiness.dossier import read
from countersign.readiness.examples import GONE, put
from countersign.readiness.rules import RULES
from countersign.readiness.verdict import Verdict, judgement

HERE = Path(__file__).parent / "calibration"
FAMILIES = {one.rule.family for one in RULES}

Answers = set[tuple[str, str]]
Changes = dict[str, Any]


@cache
def organisation(name: str) -> Any:
    return json.loads((HERE / f"org_{name.lower()}.json").read_text(encoding="utf-8"))


@cache
def expected(name: str) -> frozenset[tuple[str, str]]:
    every = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))[name.lower()]["findings"]
    return frozenset((code, grade) for code, grade in every if code[:3] in FAMILIES)


def answers(whole: Any) -> Answers:
    return {(rule.code, finding.grade.word) for rule, finding in judgement(read(whole)).findings()}


def changed(name: str, changes: Changes) -> Any:
    whole = copy.deepcopy(organisation(name))
    for place, value in changes.items():
        put(whole, place, value)
    return whole


@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_an_organisation_gives_exactly_what_is_expected(name: str) -> None:
    assert answers(organisation(name)) == expected(name)


def drop_acks(*people: str) -> Changes:
    kept = [one for one in organisation("A")["policies"][0]["acks"] if one["person"] not in people]
    return {"policies[0].acks": kept}


def bunched() -> list[dict[str, Any]]:
    """Evidence on ten days, eight of them in the last thirty."""
    days = ["2026-03-20", "2026-06-15", *(f"2026-11-{day:02}" for day in range(1, 9))]
    found = organisation("A")["evidence"]
    return [{**one, "on": days[n % 10], "recorded_on": days[n % 10]} for n, one in enumerate(found)]


PARENT = "policies[0].versions[0]"
LEAD = "roles[1].assignments[0]"
REVIEW = "reviews[0]"
SECOND = {
    "v": "1.1",
    "status": "approved",
    "approved_by": "ceo",
    "approved_on": "2026-11-15",
    "method": "e-signature",
    "effective": "2026-12-01",
    "drafted_by": "cto",
    "marks": {"purpose": "s1", "requirements": "s4", "improvement": "s5"},
}

MUTATIONS: list[tuple[str, str, Changes, Answers, set[str]]] = [
    (
        "M01",
        "A",
        {"policies[0]": GONE},
        {("POL-001", "major")},
        {"DIS-002", "DIS-004", "DIS-005", "POL-009", "POL-021", "POL-022"},
    ),
    ("M02", "A", {f"{PARENT}.status": "draft"}, {("POL-002", "major")}, {"DIS-002", "DIS-004", "DIS-005"}),
    ("M03", "A", {f"{PARENT}.method": GONE}, {("POL-004", "observation")}, set()),
    (
        "M04",
        "A",
        {f"{PARENT}.approved_by": "hr"},
        {("AGG-001", "major"), ("DIS-002", "minor"), ("DIS-003", "minor"), ("POL-003", "minor")},
        set(),
    ),
    ("M05", "B", {f"{PARENT}.approved_by": "md"}, {("POL-005", "opportunity")}, {"POL-003"}),
    ("M06", "A", {f"{PARENT}.marks.requirements": GONE}, {("AGG-001", "major"), ("POL-007", "minor")}, set()),
    ("M07", "A", {f"{PARENT}.marks.improvement": GONE}, {("AGG-001", "major"), ("POL-008", "minor")}, set()),
    ("M08", "A", {f"{PARENT}.context_hits": 1}, {("POL-010", "opportunity")}, set()),
    ("M09", "A", {f"{PARENT}.placeholders": ["[Company Name]"]}, {("AGG-001", "major"), ("POL-011", "minor")}, set()),
    (
        "M10",
        "A",
        {"policies[0].versions[+]": {**SECOND, "approved_on": "2026-03-20", "effective": "2026-03-23", "v": "1.0b"}},
        {("POL-014", "minor")},
        set(),
    ),
    (
        "M11",
        "A",
        {f"{PARENT}.hash_ok": "sha256:one", f"{PARENT}.hash_now": "sha256:two"},
        {("AGG-001", "major"), ("POL-015", "minor")},
        set(),
    ),
    ("M12", "A", {f"{PARENT}.approved_on": "2023-11-19"}, {("POL-017", "major")}, set()),
    ("M13", "A", {f"{PARENT}.approved_on": "2025-11-01"}, {("POL-016", "observation")}, set()),
    ("M14", "A", {"policies[0].distributions": [], "policies[0].acks": []}, {("DIS-001", "major")}, {"DIS-002"}),
    ("M15", "A", {"policies[0].distributions": []}, set(), set()),
    ("M16", "A", drop_acks("d1", "d2", "s2", "s3"), {("DIS-002", "minor")}, set()),
    ("M17", "A", drop_acks("cto"), {("DIS-002", "minor"), ("DIS-003", "minor")}, set()),
    (
        "M18",
        "C",
        {"policies[0].ack_refresh_months": 12, "policies[0].ack_stats.stale": 1100},
        {("DIS-006", "minor")},
        set(),
    ),
    ("M19", "A", {"policies[0].locations[0].ok": False}, {("AGG-001", "major"), ("DIS-008", "minor")}, set()),
    ("M20", "A", {"top_management": []}, {("TOP-001", "minor")}, {"ROL-009"}),
    ("M21", "A", {"top_management[0].to": "2026-10-01"}, {("REV-003", "major"), ("TOP-002", "major")}, set()),
    (
        "M22",
        "A",
        {"top_management[0].person": "cto", "top_management[0].basis": "executive"},
        {
            ("EVD-004", "opportunity"),
            ("COM-001", "minor"),
            ("DIR-001", "minor"),
            ("IMP-001", "opportunity"),
            ("OBJ-005", "minor"),
            ("RES-001", "minor"),
            ("RES-003", "opportunity"),
            ("AGG-001", "major"),
            ("REV-004", "opportunity"),
            ("REV-011", "opportunity"),
            ("POL-003", "minor"),
            ("ROL-003", "minor"),
            ("TOP-003", "observation"),
        },
        {"ROL-009"},
    ),
    (
        "M23",
        "A",
        {"audits[0].date": "2026-12-15"},
        {("AUD-001", "observation"), ("AUD-003", "opportunity"), ("TOP-007", "observation")},
        set(),
    ),
    (
        "M24",
        "A",
        {"roles[1].mandatory": ["5.3b"]},
        {("ROL-001", "major"), ("ROL-011", "opportunity")},
        {"ROL-010", "ROL-012"},
    ),
    ("M25", "A", {"roles[1].mandatory": ["5.3a"]}, {("ROL-002", "major")}, {"ROL-012"}),
    (
        "M26",
        "A",
        {"roles": [organisation("A")["roles"][1]]},
        {
            *(("RAC-006", "minor"), ("RAC-006", "observation"), ("RAC-009", "minor")),
            *(("ROL-005", "opportunity"), ("ROL-020", "opportunity")),
        },
        {"ROL-006"},
    ),
    (
        "M27",
        "A",
        {"people[1].left": "2026-11-01"},
        {
            ("OBJ-003", "minor"),
            ("RAC-006", "minor"),
            ("AGG-001", "major"),
            ("ROL-007", "minor"),
            ("ROL-018", "observation"),
        },
        {"ROL-009", "ROL-010", "ROL-011", "ROL-012"},
    ),
    ("M28", "A", {"roles[2]": GONE}, {("RAC-006", "observation"), ("ROL-020", "opportunity")}, {"ROL-006"}),
    ("M29", "A", {"roles[1].authorities": []}, {("ROL-008", "minor")}, {"ROL-009"}),
    (
        "M30",
        "A",
        {
            "org.isms_started": "2025-01-01",
            **{f"{REVIEW}.{day}": "2025-09-30" for day in ("planned_on", "held_on", "minutes_on")},
        },
        {("REV-002", "minor")},
        set(),
    ),
    ("M31", "A", {"reviews": []}, {("REV-001", "major")}, {"REV-005"}),
    ("M32", "A", {f"{REVIEW}.attendees": ["cto", "hr"], f"{REVIEW}.chair": "cto"}, {("REV-003", "major")}, set()),
    ("M33", "A", {f"{REVIEW}.chair": "cto"}, {("REV-004", "opportunity")}, set()),
    ("M34", "A", {f"{REVIEW}.inputs.{one}": 0 for one in "bceg"}, {("REV-005", "major")}, set()),
    ("M35", "A", {f"{REVIEW}.decisions": 0, f"{REVIEW}.actions": []}, {("REV-006", "minor")}, set()),
    (
        "M36",
        "C",
        {
            **{f"reviews[{n}].held_on": day for n, day in enumerate(("2025-02-11", "2025-05-13", "2025-08-12"))},
            "reviews[3].inputs.a": 0,
        },
        {("REV-008", "minor")},
        set(),
    ),
    ("M37", "A", {f"objectives[{n}].status": "closed" for n in range(3)}, {("OBJ-001", "major")}, set()),
    (
        "M38",
        "A",
        {"resources[0].decided_by": "cto", "resources[1].decided_by": "cto"},
        {("RES-001", "minor"), ("RES-003", "opportunity")},
        set(),
    ),
    ("M39", "A", {"evidence": bunched()}, {("EVD-002", "opportunity")}, set()),
    ("M40", "A", {"evidence[0].hash_bad": True}, {("EVD-005", "minor")}, set()),
    (
        "M41",
        "A",
        {"exec_exceptions": [{"person": "ceo", "on": "2026-09-01"}, {"person": "ceo", "on": "2026-08-01"}]},
        {("TOP-006", "major")},
        set(),
    ),
    ("M42", "A", {"audit_internal[0].by": "cto"}, {("ROL-017", "major")}, set()),
    ("M43", "A", {"raci.a_implies_r": True}, {("RAC-008", "minor")}, {"RAC-003"}),
    (
        "M44",
        "A",
        {
            "raci.rows[2].cells": {"CEO": "A", "LEAD": "C", "ENG": "C", "HR": "R", "ALL": "I"},
            "raci.rows[3].cells": {"CEO": "A", "LEAD": "R", "ENG": "C", "HR": "C", "ALL": "I"},
        },
        set(),
        {"RAC-001", "RAC-003"},
    ),
    ("M45", "A", {"resources[2].raised_on": "2026-08-10"}, {("RES-002", "minor")}, set()),
    ("M46", "A", {"comms": []}, {("COM-001", "minor")}, set()),
    ("M47", "A", drop_acks("d1", "d2", "s2", "s3", "hr", "op2"), {("DIS-002", "major")}, set()),
    ("M48", "C", {"policies[0].external.published_version": "5.0"}, {("POL-023", "minor")}, set()),
    ("M49", "A", {f"{REVIEW}.minutes_on": GONE}, {("REV-012", "minor")}, set()),
    ("M50", "A", {"objectives[0].due": "2026-10-20"}, {("OBJ-007", "opportunity")}, set()),
    ("M51", "A", {"objectives[1].communicated_on": GONE}, {("OBJ-008", "minor")}, set()),
    ("M52", "A", {"audits[0].date": "2027-02-18", "audit_internal": []}, {("AUD-006", "major")}, {"AUD-004"}),
    (
        "M53",
        "B",
        {"prev_findings[+]": {"code": "REV-005", "grade": "minor", "on": "2025-12-15"}},
        {("AUD-007", "minor")},
        set(),
    ),
    (
        "M54",
        "A",
        {"people[1].left": "2026-10-20"},
        {("OBJ-003", "minor"), ("RAC-006", "minor"), ("ROL-007", "major"), ("ROL-018", "observation")},
        {"ROL-009", "ROL-010", "ROL-011", "ROL-012"},
    ),
    (
        "M55",
        "A",
        {"people[1].left": "2026-10-20", f"{LEAD}.deputy": "eng"},
        {("OBJ-003", "minor"), ("RAC-006", "minor"), ("ROL-007", "observation"), ("ROL-018", "observation")},
        {"ROL-009", "ROL-010", "ROL-011", "ROL-012"},
    ),
    ("M56", "A", {"policies[0].review_months": GONE}, {("POL-018", "minor")}, set()),
    (
        "M57",
        "A",
        {"policies[0].review_months": 24, f"{PARENT}.approved_on": "2023-11-19"},
        {("POL-016", "minor"), ("POL-018", "opportunity")},
        set(),
    ),
    (
        "M58",
        "A",
        {
            "rehearsals": [
                {"person": "ceo", "on": "2026-11-10", "core_ok": 2},
                {"person": "cto", "on": "2026-11-15", "core_ok": 5},
            ]
        },
        {("TOP-004", "minor")},
        set(),
    ),
    ("M59", "A", {"policies[0].versions[+]": SECOND}, set(), set()),
    (
        "M60",
        "C",
        {"reviews[3].attendees": ["ciso", "gov", "hrd"], "reviews[3].chair": "ciso"},
        {("REV-003", "observation")},
        set(),
    ),
    (
        "M61",
        "A",
        {
            "top_management[0].to": "2026-11-01",
            "top_management[+]": {"person": "op1", "basis": "executive", "from": "2026-11-01"},
        },
        {("POL-006", "observation"), ("RAC-009", "minor")},
        set(),
    ),
    (
        "M62",
        "A",
        {"as_of": "2026-10-13"},
        {("OBJ-004", "minor"), ("REV-001", "major")},
        {"AUD-004", "DIS-009", "ENG-001", "RES-002", "REV-005"},
    ),
    (
        "M63",
        "A",
        {
            "spot_checks[+]": {"person": "cto", "on": "2026-10-01", "group": "role", "passed": False},
        },
        set(),
        set(),
    ),
    ("M64", "A", {"org.excluded_controls": ["A.5.1"]}, {("DIS-004", "opportunity")}, set()),
    (
        "M65",
        "B",
        {"audit_internal[+]": {"on": "2026-06-10", "by": "ism"}},
        set(),
        set(),
    ),
    (
        "M66",
        "A",
        {"top_management[+]": {"person": "c1", "basis": "board", "from": "2026-06-01"}},
        {("DIS-003", "minor"), ("TOP-005", "minor")},
        {"DIS-004"},
    ),
    (
        "M67",
        "A",
        {"audit_internal[+]": {"on": "2026-03-01", "by": "cto", "covers": ["5"]}},
        set(),
        {"AUD-004"},
    ),
    (
        "M68",
        "A",
        {"policies[0].versions[+]": SECOND, "as_of": "2027-01-25"},
        {
            ("COM-002", "opportunity"),
            ("RES-002", "minor"),
            ("AGG-001", "major"),
            ("AUD-001", "opportunity"),
            ("AUD-003", "opportunity"),
            ("ENG-003", "observation"),
            ("REV-007", "observation"),
            ("DIS-001", "minor"),
            ("TOP-007", "observation"),
        },
        {"DIS-002"},
    ),
]


@pytest.mark.parametrize(("name", "changes", "added", "removed"), [pytest.param(*one, id=id) for id, *one in MUTATIONS])
def test_a_single_change_gives_its_own_difference(
    name: str, changes: Changes, added: Answers, removed: set[str]
) -> None:
    replaced = {code for code, _ in added}
    before = {(code, grade) for code, grade in expected(name) if code not in removed | replaced}

    assert answers(changed(name, changes)) == before | added


def test_the_verdict_is_cannot_assess_when_the_register_is_empty() -> None:
    assert judgement(read(changed("A", {"top_management": []}))).verdict is Verdict.CANNOT_ASSESS


@pytest.mark.parametrize(
    ("name", "verdict"), [("A", Verdict.GO_WITH_PLAN), ("B", Verdict.NOT_READY), ("C", Verdict.GO_WITH_PLAN)]
)
def test_the_verdict_of_each(name: str, verdict: Verdict) -> None:
    assert judgement(read(organisation(name))).verdict is verdict
