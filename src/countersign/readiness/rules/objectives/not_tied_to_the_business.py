"""Objectives not tied to the strategic direction.

What it looks at
    Whether at least one active objective is linked to a goal of the business.

Why an auditor raises it
    Clause 5.1 wants objectives to fit where the organisation is going. Leaders are asked how security supports the
    business, and an objective that names a goal is the short answer.

What clears it
    Link the objectives to the goals that they protect. One link clears the finding; all of them make the better
    answer.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="OBJ-006",
    clauses=("5.1(a)",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=2,
    ladder={Grade.OPPORTUNITY: "no active objective is linked to a business goal"},
    reads=("objectives",),
    silenced_by={"OBJ-001": ANY},
)

HINT = (
    " Leaders are asked how security supports the business. Link each objective to the goal that it protects, for "
    "example the tender or market you are pursuing."
)


def judge(dossier: Dossier) -> Answers:
    objectives = pursued(dossier)
    if objectives and not any(one.goal for one in objectives):
        one = "The only objective is not linked to a business goal."
        several = "Not one of the {n} objectives is linked to a business goal."
        says = say((one if len(objectives) == 1 else several) + HINT, n=len(objectives))
        yield Finding(Grade.OPPORTUNITY, says)


GOAL = "objectives[0].goal"
OTHER = {"id": "o2", "set_on": "2026-03-02"}

QUIET = (
    Quiet("It is linked to a goal", {}),
    Quiet("One of two is linked", {"objectives[+]": OTHER}),
    Quiet("There is no objective, which is said already", {"objectives": []}),
)

RAISED = (
    Raised("It is linked to none", {GOAL: GONE}, (Grade.OPPORTUNITY,)),
    Raised("The goal is empty", {GOAL: ""}, (Grade.OPPORTUNITY,)),
    Raised("Neither of two is linked", {GOAL: GONE, "objectives[+]": OTHER}, (Grade.OPPORTUNITY,)),
    Raised(
        "Only a closed one is linked",
        {"objectives[0].status": "closed", "objectives[+]": OTHER},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),)
