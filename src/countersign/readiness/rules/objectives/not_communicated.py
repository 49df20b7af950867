"""Objectives were not communicated.

What it looks at
    Whether a day is recorded on which people were told of each active objective that was set more than 30 days ago.

Why an auditor raises it
    Clause 6.2 wants objectives communicated, and staff are asked what they are. Those who contribute must know; the
    whole staff need not.

What clears it
    Tell them, in a message or a team meeting, and record the day. A policy that lists the objectives tells of them
    when it is distributed; record that day.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.dossier.titles import all_titled, ids_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="OBJ-008",
    clauses=("6.2(e)",),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MINOR: "nobody was told of an objective that was set more than 30 days ago"},
    reads=("objectives",),
    thresholds=(Threshold("grace_days", 30, "until the next team meeting, wherever people work"),),
    silenced_by={"OBJ-001": ANY},
    fits_one_person=False,
)


def judge(dossier: Dossier) -> Answers:
    grace = RULE.limit(dossier, "grace_days")
    silent = [one for one in pursued(dossier) if one.communicated_on is None and days_ago(dossier, one.set_on) > grace]
    if silent:
        says = say(
            "Nothing shows that the people concerned were told of {objectives}. Objectives must be communicated, and "
            "staff are asked what they are. Put them in a message or a team meeting and record the date.",
            objectives=all_titled(silent),
        )
        yield Finding(Grade.MINOR, says, subject=ids_of(silent))


TOLD, SET = "objectives[0].communicated_on", "objectives[0].set_on"
OTHER = {"id": "o2", "set_on": "2026-03-02"}

QUIET = (
    Quiet("People were told", {}),
    Quiet("It was set 30 days ago", {TOLD: GONE, SET: "2026-10-21"}),
    Quiet("The one nobody was told of is closed", {"objectives[+]": {**OTHER, "status": "closed"}}),
    Quiet("A company of one", {TOLD: GONE, "org.headcount": 1}),
    Quiet("There is no objective, which is said already", {"objectives": []}),
)

RAISED = (
    Raised("Nobody was told", {TOLD: GONE}, (Grade.MINOR,)),
    Raised("It was set 31 days ago", {TOLD: GONE, SET: "2026-10-20"}, (Grade.MINOR,)),
    Raised("People will be told tomorrow", {TOLD: "2026-11-21"}, (Grade.MINOR,)),
    Raised("Nobody was told of either", {TOLD: GONE, "objectives[+]": OTHER}, (Grade.MINOR,)),
    Raised("Nobody was told, in a company of two", {TOLD: GONE, "org.headcount": 2}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),)
