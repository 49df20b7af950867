"""An organisation in which nothing is amiss: where the rules' examples begin. One change, and a rule speaks."""

from __future__ import annotations

from typing import Any

PEOPLE: list[dict[str, Any]] = [
    {"id": "ada", "name": "Ada Flint", "title": "Managing director", "dept": "Leadership", "kind": "director"},
    {"id": "ben", "name": "Ben Marsh", "title": "Operations manager", "dept": "Operations", "kind": "employee"},
    {"id": "eve", "name": "Eve Strand", "title": "Head of IT", "dept": "IT", "kind": "employee"},
    {"id": "gus", "name": "Gus Pine", "title": "HR manager", "dept": "HR", "kind": "employee"},
    {"id": "ivy", "name": "Ivy Cole", "title": "Quality manager", "dept": "Operations", "kind": "employee"},
    {"id": "lou", "name": "Lou Hart", "title": "Technician", "dept": "IT", "kind": "employee"},
    {"id": "max", "name": "Max Reed", "title": "Designer", "dept": "Operations", "kind": "contractor"},
]

FLAGS: dict[str, dict[str, Any]] = {"ada": {"exec": True, "ceo": True}, "eve": {"it": True}, "lou": {"it": True}}

MANAGERS = {"ben": "ada", "eve": "ada", "gus": "ada", "ivy": "ben", "lou": "eve"}


def person(one: dict[str, Any]) -> dict[str, Any]:
    id = one["id"]
    manager = {"reports_to": MANAGERS[id]} if id in MANAGERS else {}
    return {**one, **FLAGS.get(id, {}), **manager, "joined": "2024-01-15"}


def policy() -> dict[str, Any]:
    version = {
        "v": "1.0",
        "status": "approved",
        "drafted_by": "ben",
        "approved_by": "ada",
        "approved_on": "2026-03-02",
        "method": "e-signature",
        "effective": "2026-03-09",
        "hash_ok": "sha256:one",
        "hash_now": "sha256:one",
        "marks": {"purpose": "s1", "objectives": "s2", "requirements": "s3", "improvement": "s4"},
        "context_hits": 4,
        "template_similarity": 0.2,
        "words": 700,
        "avg_sentence": 16,
        "fk": 10,
        "legalese": 1,
    }
    return {
        "id": "isp",
        "kind": "parent",
        "title": "Information Security Policy",
        "owner": "ada",
        "review_months": 12,
        "external": {"mode": "published", "published_version": "1.0"},
        "locations": [{"where": "intranet", "ok": True}],
        "distributions": [{"v": "1.0", "on": "2026-03-09"}],
        "acks": [
            {"person": one["id"], "v": "1.0", "on": "2026-03-16", "read_s": 240} for one in PEOPLE if one["id"] != "ada"
        ],
        "versions": [version],
    }


def topic() -> dict[str, Any]:
    version = {"v": "1.0", "status": "approved", "approved_by": "ada", "approved_on": "2026-03-02"}
    return {
        "id": "aup",
        "kind": "topic",
        "title": "Acceptable use",
        "review_months": 12,
        "all_staff": True,
        "versions": [version],
    }


def role(id: str, key: str, name: str, holder: str, **more: Any) -> dict[str, Any]:
    assignment = {
        "person": holder,
        "from": "2026-03-02",
        "approved_by": "ada",
        "approved_on": "2026-03-02",
        "accepted_on": "2026-03-05",
        "communicated_on": "2026-03-09",
        "competence": "training of 2026-02-10",
        **more.pop("assignment", {}),
    }
    return {"id": id, "key": key, "name": name, "authorities": ["enforce"], "assignments": [assignment], **more}


COLUMNS = {"top": "sponsor", "lead": "lead", "it": "it", "hr": "people", "aud": "auditor", "all": ""}
"""Each column of the matrix with its role; the last is a group."""

CELLS = {
    "policy": "A R C C - I",
    "objectives": "A R C - - I",
    "resources": "AR C C - - -",
    "conform": "A R C - - I",
    "report": "A R - - I -",
    "mreview": "A R C - C -",
    "risk": "A C R C - -",
    "audit": "A C C - R -",
    "incident": "A C R - - R",
    "awareness": "C A - R - I",
}


def matrix() -> dict[str, Any]:
    columns = [{"id": id, "role": role} if role else {"id": id, "group": True} for id, role in COLUMNS.items()]
    rows: list[dict[str, Any]] = []
    for key, line in CELLS.items():
        cells = zip(COLUMNS, line.split(), strict=True)
        rows.append({"key": key, "cells": {column: letters for column, letters in cells if letters != "-"}})
    rows[0]["needs"], rows[2]["needs"] = ["approve"], ["spend"]
    return {"columns": columns, "rows": rows}


EVIDENCE = {
    "a": ("ada", "2026-02-03"),
    "b": ("eve", "2026-03-10"),
    "c": ("ada", "2026-04-14"),
    "d": ("ada", "2026-05-19"),
    "e": ("ben", "2026-06-23"),
    "f": ("ada", "2026-07-28"),
    "g": ("ada", "2026-09-01"),
    "h": ("ivy", "2026-10-06"),
}
"""By whom, and when, there was something for each of the eight actions of 5.1."""

LEAD = {
    "capacity": 1,
    "direct_line": True,
    "budget_route": True,
    "hat_note": "Wears the ISMS hat on Mondays",
    "reporting_note": "Presents the report to the board each quarter",
}

SOUND: dict[str, Any] = {
    "as_of": "2026-11-20",
    "org": {
        "name": "Quayside Instruments Ltd",
        "purpose": "Builds and calibrates measuring instruments for shipyards",
        "headcount": 12,
        "isms_started": "2026-01-05",
        "departments": [{"name": "Operations", "n": 6}, {"name": "IT", "n": 3}, {"name": "HR", "n": 2}],
        "context_terms": ["Quayside", "shipyards", "instruments", "calibration"],
    },
    "audits": [{"kind": "stage2", "date": "2027-03-01"}],
    "people": [person(one) for one in PEOPLE],
    "top_management": [{"person": "ada", "basis": "director", "from": "2024-01-15"}],
    "policies": [policy(), topic()],
    "roles": [
        role(
            "lead",
            "isms_lead",
            "ISMS lead",
            "ben",
            mandatory=["5.3a", "5.3b"],
            authorities=["enforce", "escalate", "spend"],
            assignment=LEAD,
        ),
        role("sponsor", "sponsor", "Sponsor", "ada", authorities=["approve", "spend"]),
        role("people", "hr", "HR contact", "gus"),
        role("auditor", "internal_auditor", "Internal auditor", "ivy", authorities=["audit"]),
        role("it", "it_head", "Head of IT", "eve"),
    ],
    "reviews": [
        {
            "id": "r1",
            "held_on": "2026-06-10",
            "next_planned_on": "2027-02-10",
            "chair": "ada",
            "attendees": ["ada", "ben"],
            "inputs": dict.fromkeys("abcdefg", 2),
            "decisions": 2,
            "decision_owners": ["ada"],
            "actions": [{"owner": "ada", "due": "2026-09-01", "done": "2026-08-20"}],
            "minutes_on": "2026-06-12",
            "minutes_confirmed_by": "ada",
            "endorsed_versions": ["1.0"],
        }
    ],
    "raci": matrix(),
    "evidence": [{"on": on, "recorded_on": on, "action": action, "by": by} for action, (by, on) in EVIDENCE.items()],
    "objectives": [
        {
            "id": "o1",
            "title": "Restore tests",
            "set_on": "2026-03-02",
            "measure": "restore tests passed",
            "target": "four of four a year",
            "owner": "eve",
            "due": "2027-03-01",
            "plan": "One test each quarter",
            "measured": ["2026-06-08", "2026-10-05"],
            "reported_on": "2026-10-12",
            "approved_by": "ada",
            "approved_on": "2026-03-02",
            "goal": "The contracts with the shipyards",
            "communicated_on": "2026-03-09",
        }
    ],
    "resources": [
        {
            "id": "q1",
            "title": "Backup vault",
            "raised_on": "2026-04-07",
            "decided_on": "2026-04-21",
            "decided_by": "ada",
            "decision": "approved",
            "rationale": "Restoring takes too long",
        }
    ],
    "comms": [{"on": "2026-09-14", "by": "ada", "audience": "all"}],
    "integration": [
        {"process": "hiring", "on": "2026-05-11", "owner": "gus"},
        {"process": "purchasing", "on": "2026-06-15", "owner": "ben"},
        {"process": "changes", "on": "2026-08-10", "owner": "eve"},
    ],
    "improvements": [{"on": "2026-06-10", "sponsor": "ada"}],
    "direction": [{"by": "ada", "on": "2026-02-16"}],
    "manager_support": [{"manager": "eve", "on": "2026-06-22"}],
    "commitments": [{"by": "ada", "due": "2026-12-15"}],
    "audit_internal": [{"on": "2026-05-06", "by": "ivy", "covers": ["5", "9"]}],
    "training": [{"person": "ada", "on": "2026-04-14"}],
    "risks": [{"title": "Loss of the calibration database", "owner": "ada", "high": True}],
    "rehearsals": [{"person": "ada", "on": "2026-11-02", "core_ok": 5}],
    "spot_checks": [
        {"person": one["id"], "on": on, "group": "staff", "passed": True, "found": True}
        for on in ("2026-07-06", "2026-10-05")
        for one in PEOPLE
        if one["id"] != "ada"
    ],
}
