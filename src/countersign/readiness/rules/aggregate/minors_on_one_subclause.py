"""Several minors on one subclause.

What it looks at
    The minor findings of all other rules, by the subclause that each is raised against first: 5.1, 5.2, 5.3, 6.2,
    9.3 and control A.5.1. One rule counts once, however often it is raised. EVD-001 is not counted: it sums up what
    the others say one by one.

Why an auditor raises it
    Three minor points on one requirement may look like one that is not met at all, and an auditor may raise one
    major instead. This is a forecast: it changes neither the single grades nor the verdict.

What clears it
    Close as many of them as leave fewer than three.
"""

from __future__ import annotations

from typing import Any

from countersign.kernel.words import listed, number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Counts, Finding, Grade, Others, Rule, Threshold

RULE = Rule(
    code="AGG-001",
    clauses=("5",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=0,
    tier=1,
    ladder={Grade.MAJOR: "three rules or more raise a minor on one subclause; advisory, the verdict does not count it"},
    reads=(),
    thresholds=(Threshold("rules", 3, "two may be chance, three look like a system", least=2),),
    counts=Counts(grades=(Grade.MINOR,), but=("EVD-001",)),
)

SUBCLAUSES = ("5.1", "5.2", "5.3", "6.2", "9.3", "A.5.1")


def judge(dossier: Dossier, others: Others) -> Answers:
    least = max(1, int(RULE.limit(dossier, "rules")))
    for subclause in SUBCLAUSES:
        codes = list(dict.fromkeys(rule.code for rule, _ in others if rule.subclause == subclause))
        if len(codes) >= least:
            says = say(
                "{n} minor points on {clause} ({list}) together look systemic. An auditor may raise one major "
                "instead. Close at least {k} of them first.",
                n=len(codes),
                clause=subclause,
                list=listed(codes),
                k=number(len(codes) - least + 1),
            )
            yield Finding(Grade.MAJOR, says, subject=subclause, key=subclause)


def unmarked(*marks: str) -> dict[str, Any]:
    """The change that takes marks out of the policy: each is a minor on 5.2."""
    return {f"policies[0].versions[0].marks.{mark}": GONE for mark in marks}


TWO = unmarked("requirements", "improvement")
THREE = unmarked("objectives", "requirements", "improvement")
THREE_MORE = {
    "policies[0].review_months": GONE,
    "triggers": [{"kind": "merger", "on": "2026-06-01"}],
    "people[6].clause": False,
    "policies[0].acks[5]": GONE,
}
"""Three minors on A.5.1: no interval, a change without a review, and a contractor left out."""

QUIET = (
    Quiet("Nothing is open", {}),
    Quiet("Two minors on 5.2", TWO),
    Quiet("Two on 5.2, and one on 5.1", {**TWO, "training": []}),
    Quiet("Three on A.5.1, which does not apply", {**THREE_MORE, "org.excluded_controls": ["A.5.1"]}),
)

RAISED = (
    Raised("Three minors on 5.2", THREE, (Grade.MAJOR,)),
    Raised("Four", {**THREE, "policies[0].external": GONE}, (Grade.MAJOR,)),
    Raised("Three on control A.5.1", THREE_MORE, (Grade.MAJOR,)),
    Raised("Three on each", {**THREE, **THREE_MORE}, (Grade.MAJOR, Grade.MAJOR)),
)

CANNOT_ASSESS = (
    Unassessable("Two on 5.2, and a third rule cannot be assessed", {**TWO, "unknown": ["policies.external"]}),
)
