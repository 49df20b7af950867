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


PARENT = "policies[0].versions[0]"
LEAD = "roles[1].assignments[0]"
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
        {("DIS-002", "minor"), ("DIS-003", "minor"), ("POL-003", "minor")},
        set(),
    ),
    ("M05", "B", {f"{PARENT}.approved_by": "md"}, {("POL-005", "opportunity")}, {"POL-003"}),
    ("M06", "A", {f"{PARENT}.marks.requirements": GONE}, {("POL-007", "minor")}, set()),
    ("M07", "A", {f"{PARENT}.marks.improvement": GONE}, {("POL-008", "minor")}, set()),
    ("M08", "A", {f"{PARENT}.context_hits": 1}, {("POL-010", "opportunity")}, set()),
    ("M09", "A", {f"{PARENT}.placeholders": ["[Company Name]"]}, {("POL-011", "minor")}, set()),
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
        {("POL-015", "minor")},
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
    ("M19", "A", {"policies[0].locations[0].ok": False}, {("DIS-008", "minor")}, set()),
    ("M20", "A", {"top_management": []}, {("TOP-001", "minor")}, {"ROL-009"}),
    ("M21", "A", {"top_management[0].to": "2026-10-01"}, {("TOP-002", "major")}, set()),
    (
        "M22",
        "A",
        {"top_management[0].person": "cto", "top_management[0].basis": "executive"},
        {("POL-003", "minor"), ("ROL-003", "minor"), ("TOP-003", "observation")},
        {"ROL-009"},
    ),
    ("M23", "A", {"audits[0].date": "2026-12-15"}, {("TOP-007", "observation")}, set()),
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
        {("ROL-005", "opportunity"), ("ROL-020", "opportunity")},
        {"ROL-006"},
    ),
    (
        "M27",
        "A",
        {"people[1].left": "2026-11-01"},
        {("ROL-007", "minor"), ("ROL-018", "observation")},
        {"ROL-009", "ROL-010", "ROL-011", "ROL-012"},
    ),
    ("M28", "A", {"roles[2]": GONE}, {("ROL-020", "opportunity")}, {"ROL-006"}),
    ("M29", "A", {"roles[1].authorities": []}, {("ROL-008", "minor")}, {"ROL-009"}),
    (
        "M41",
        "A",
        {"exec_exceptions": [{"person": "ceo", "on": "2026-09-01"}, {"person": "ceo", "on": "2026-08-01"}]},
        {("TOP-006", "major")},
        set(),
    ),
    ("M42", "A", {"audit_internal[0].by": "cto"}, {("ROL-017", "major")}, set()),
    ("M47", "A", drop_acks("d1", "d2", "s2", "s3", "hr", "op2"), {("DIS-002", "major")}, set()),
    ("M48", "C", {"policies[0].external.published_version": "5.0"}, {("POL-023", "minor")}, set()),
    (
        "M54",
        "A",
        {"people[1].left": "2026-10-20"},
        {("ROL-007", "major"), ("ROL-018", "observation")},
        {"ROL-009", "ROL-010", "ROL-011", "ROL-012"},
    ),
    (
        "M55",
        "A",
        {"people[1].left": "2026-10-20", f"{LEAD}.deputy": "eng"},
        {("ROL-007", "observation"), ("ROL-018", "observation")},
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
        "M61",
        "A",
        {
            "top_management[0].to": "2026-11-01",
            "top_management[+]": {"person": "op1", "basis": "executive", "from": "2026-11-01"},
        },
        {("POL-006", "observation")},
        set(),
    ),
    ("M62", "A", {"as_of": "2026-10-13"}, set(), {"DIS-009"}),
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
        "M68",
        "A",
        {"policies[0].versions[+]": SECOND, "as_of": "2027-01-25"},
        {("DIS-001", "minor"), ("TOP-007", "observation")},
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
