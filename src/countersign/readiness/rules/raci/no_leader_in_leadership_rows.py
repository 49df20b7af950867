"""Leadership missing from leadership rows.

What it looks at
    The rows for approving the policy and for the management review: whether a current top manager stands behind an A
    or an R.

Why an auditor raises it
    Clauses 5.2 and 9.3 name top management for these two and nobody else. A matrix in which leaders are merely
    informed puts in writing that they have handed it down.

What clears it
    Give the A to somebody in top management.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import top_manager_named, top_managers
from countersign.readiness.dossier.matrix import activity, matrix_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Row

RULE = Rule(
    code="RAC-009",
    clauses=("5.1", "5.2", "9.3"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=2,
    ladder={Grade.MINOR: "no top manager has an A or R for the policy, or for the management review"},
    reads=("raci", "roles.assignments", "people", "top_management"),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    leading = {person.id for person in top_managers(dossier)}
    for row in matrix.named("policy", "mreview"):
        if leading and leading.isdisjoint(matrix.people(row, "RA")):
            yield finding(dossier, row)


def finding(dossier: Dossier, row: Row) -> Finding:
    says = say(
        'No leader is accountable or responsible for "{activity}", which the standard reserves for top management. '
        "Give the A to {leader}.",
        activity=activity(row),
        leader=top_manager_named(dossier),
    )
    return Finding(Grade.MINOR, says, subject=row.key, key=row.key)


POLICY, REVIEW = "raci.rows[0].cells", "raci.rows[5].cells"
INFORMED = {f"{REVIEW}.top": "I"}
BOTH = {**INFORMED, f"{POLICY}.top": "C"}
EVE = {"person": "eve", "basis": "executive", "from": "2026-11-20"}

QUIET = (
    Quiet("A top manager is accountable for both", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("A top manager does it", {f"{REVIEW}.top": "R"}),
    Quiet("Another top manager does it, from today", {**INFORMED, f"{REVIEW}.it": "R", "top_management[+]": EVE}),
    Quiet("Neither row is there", {"raci.rows": []}),
    Quiet("Nobody leads any more; that is another finding", {**BOTH, "top_management[0].to": "2026-11-20"}),
    Quiet("Leaders are informed about incidents", {"raci.rows[8].cells.top": "I"}),
)

RAISED = (
    Raised("Leaders are informed about the management review", INFORMED, (Grade.MINOR,)),
    Raised("About the policy they are asked", {f"{POLICY}.top": "C"}, (Grade.MINOR,)),
    Raised("Both", BOTH, (Grade.MINOR,) * 2),
    Raised("The sponsor is not in top management", {"roles[1].assignments[0].person": "eve"}, (Grade.MINOR,) * 2),
    Raised("The role of the column is not in the register", {"raci.columns[0].role": "gone"}, (Grade.MINOR,) * 2),
    Raised("The review is everybody's", {REVIEW: {"all": "AR"}}, (Grade.MINOR,)),
    Raised(
        "Whoever does it will be a top manager from tomorrow",
        {**INFORMED, f"{REVIEW}.it": "R", "top_management[+]": {**EVE, "from": "2026-11-21"}},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),
)
