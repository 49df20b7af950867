"""Nobody is assigned to report ISMS performance (5.3 b).

What it looks at
    Whether an active person holds a role that carries duty 5.3 b. It may be the person who holds 5.3 a. A holder who
    has left, or a function in place of a person, is not this problem: other findings speak of those.

Why an auditor raises it
    Clause 5.3 names two assignments, and this is the second. If nobody reports, top management directs a system that
    it does not see.

What clears it
    Put one person into a role that carries the duty, say how often they report and to whom, and have top management
    approve it.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import REPORTING, is_unassigned
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="ROL-002",
    clauses=("5.3(b)",),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MAJOR: "nobody holds duty 5.3 b"},
    reads=("roles.assignments", "people"),
)


def judge(dossier: Dossier) -> Answers:
    if is_unassigned(dossier, REPORTING):
        says = say(
            "Nobody is assigned to report how the ISMS is performing to top management. Assign it, say how often and "
            "to whom, and have top management approve."
        )
        yield Finding(Grade.MAJOR, says)


REPORTER = {"id": "rep", "key": "reporter", "mandatory": ["5.3b"], "assignments": [{"person": "eve"}]}
CONFORMITY_ONLY = {"roles[0].mandatory": ["5.3a"]}

QUIET = (
    Quiet("The ISMS lead holds both duties", {}),
    Quiet("Somebody else reports, since long ago", {**CONFORMITY_ONLY, "roles[+]": REPORTER}),
    Quiet("The holder has left; that is another finding", {"people[1].left": "2026-11-20"}),
    Quiet(
        "A function holds it; that is another finding",
        {**CONFORMITY_ONLY, "roles[+]": {**REPORTER, "assignments": [{"function": "Finance"}]}},
    ),
)

RAISED = (
    Raised("No role carries the duty", CONFORMITY_ONLY, (Grade.MAJOR,)),
    Raised(
        "The only reporter's assignment ended yesterday",
        {**CONFORMITY_ONLY, "roles[+]": {**REPORTER, "assignments": [{"person": "eve", "to": "2026-11-20"}]}},
        (Grade.MAJOR,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about roles", {"unknown": ["roles"]}),)
