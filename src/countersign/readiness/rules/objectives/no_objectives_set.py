"""No information security objectives.

What it looks at
    Whether any objective is active. Objectives that were all closed, with none to follow them, are none.

Why an auditor raises it
    Clause 6.2 requires objectives, and clause 5.1 makes top management answer for their being set. They are what
    "intended outcomes" is measured by.

What clears it
    Leadership adopts objectives: three are enough to begin with, each with a number, an owner and a date.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="OBJ-001",
    clauses=("6.2", "5.1(a)"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={Grade.MAJOR: "no objective is active"},
    reads=("objectives",),
)


def judge(dossier: Dossier) -> Answers:
    if not pursued(dossier):
        says = say(
            "No information security objective is active. Leadership must see to it that they are set, and they are "
            'what "intended outcomes" is measured by. Adopt three from the examples, with numbers and owners.'
        )
        yield Finding(Grade.MAJOR, says)


CLOSED = {"id": "o0", "set_on": "2025-03-03", "status": "closed"}

QUIET = (
    Quiet("An objective is active", {}),
    Quiet("Another is closed", {"objectives[+]": CLOSED}),
    Quiet("The only one was set today", {"objectives[0].set_on": "2026-11-20"}),
)

RAISED = (
    Raised("There is none", {"objectives": []}, (Grade.MAJOR,)),
    Raised("All are closed and none was renewed", {"objectives[0].status": "closed"}, (Grade.MAJOR,)),
    Raised("The only one will be set tomorrow", {"objectives[0].set_on": "2026-11-21"}, (Grade.MAJOR,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),)
