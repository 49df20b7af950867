"""Same finding as last time.

What it looks at
    The rules that raise a minor now, and whether an earlier audit raised the same as a minor or a major, closed since
    or not.

Why an auditor raises it
    Clause 10.2 wants the cause removed, not only the symptom. A finding that comes back shows that it was not, and
    is usually graded one step higher.

What clears it
    Close the finding, look for its cause, and record what was done about that.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.earlier import nonconformities
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Counts, Finding, Grade, Others, Rule

RULE = Rule(
    code="AGG-002",
    clauses=("10.2",),
    basis=Basis.CLAUSE,
    lead_days=0,
    tier=2,
    ladder={Grade.MAJOR: "a minor that is open now was raised in an earlier audit, as a minor or a major"},
    reads=("prev_findings",),
    counts=Counts(grades=(Grade.MINOR,)),
)


def judge(dossier: Dossier, others: Others) -> Answers:
    before = last_raised(dossier)
    for code in dict.fromkeys(rule.code for rule, _ in others if rule.code in before):
        says = say(
            "{code} was raised on {date} and is back. A repeated finding is graded one step higher. Look for the "
            "cause, not only the symptom.",
            code=code,
            date=before[code],
        )
        yield Finding(Grade.MAJOR, says, subject=code, key=code)


def last_raised(dossier: Dossier) -> dict[str, date]:
    """For each code the day on which an audit raised it last."""
    return {one.code: one.on for one in sorted(nonconformities(dossier), key=lambda one: one.on)}


def earlier(*codes: str, **more: str) -> dict[str, Any]:
    """The change that gives earlier findings, closed since if nothing else is said."""
    closed = {"on": "2025-11-10", "closed_on": "2026-01-12", **more}
    return {"prev_findings": [{"code": code, **closed} for code in codes]}


INTERVAL, TRAINING = "policies[0].review_months", "training"
NO_INTERVAL = {INTERVAL: GONE}
"""POL-018 raises a minor for it."""
UNTRAINED: dict[str, Any] = {TRAINING: []}
"""TOP-005 raises a minor for it."""

QUIET = (
    Quiet("Nothing is open", earlier("POL-018")),
    Quiet("What is open is new", {**earlier("TOP-005"), **NO_INTERVAL}),
    Quiet("It was an opportunity then", {**earlier("POL-018", grade="opportunity"), **NO_INTERVAL}),
    Quiet("It is an opportunity now", {**earlier("POL-018"), INTERVAL: 24}),
    Quiet("It is major now", {**earlier("POL-001"), "policies": []}),
    Quiet("It is raised tomorrow", {**earlier("POL-018", on="2026-11-21"), **NO_INTERVAL}),
)

RAISED = (
    Raised("It was minor then, and closed", {**earlier("POL-018", grade="minor"), **NO_INTERVAL}, (Grade.MAJOR,)),
    Raised("It was major then", {**earlier("POL-018", grade="major"), **NO_INTERVAL}, (Grade.MAJOR,)),
    Raised("Its grade is not recorded", {**earlier("POL-018"), **NO_INTERVAL}, (Grade.MAJOR,)),
    Raised("It was raised twice", {**earlier("POL-018", "POL-018"), **NO_INTERVAL}, (Grade.MAJOR,)),
    Raised(
        "Two are back",
        {**earlier("POL-018", "TOP-005"), **NO_INTERVAL, **UNTRAINED},
        (Grade.MAJOR, Grade.MAJOR),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about earlier findings", {"unknown": ["prev_findings"]}),
    Unassessable("What was raised then cannot be assessed now", {**earlier("TOP-005"), "unknown": [TRAINING]}),
)
