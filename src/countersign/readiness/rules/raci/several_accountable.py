"""More than one person accountable.

What it looks at
    Rows of the responsibility matrix with two or more A under columns for roles or persons, when different people
    stand behind them and no note says how they share it. Two columns of one person are one owner.

Why an auditor raises it
    Two owners mean none: each can believe that the other decides. It breaks no requirement, and it is asked about.

What clears it
    Keep one A and make the others R or C. Where two really share it, such as joint managing directors, note the split.
"""

from __future__ import annotations

from countersign.kernel.words import number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.matrix import activity, matrix_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="RAC-002",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=1,
    tier=1,
    ladder={Grade.OPPORTUNITY: "different people are accountable in one row, and no note says how they share it"},
    reads=("raci", "roles.assignments", "people"),
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    for row in matrix.rows:
        owners = matrix.answering(row, "A")
        if len(owners) > 1 and matrix.people_differ(row, "A") and not row.split_note:
            says = say(
                '"{activity}" has {n} owners ({owners}). Two owners mean none. Keep one A and make the {others} R or '
                "C.",
                activity=activity(row),
                n=number(len(owners)),
                owners=matrix.columns_named(owners),
                others="other" if len(owners) == 2 else "others",
            )
            yield Finding(Grade.OPPORTUNITY, says, subject=row.key, key=row.key)


POLICY = "raci.rows[0]"
BOTH = {f"{POLICY}.cells.lead": "AR"}

QUIET = (
    Quiet("One A in every row", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("A note says how they share it", {**BOTH, f"{POLICY}.split_note": "Ada decides, Ben words it"}),
    Quiet("One person stands behind both", {**BOTH, "roles[0].assignments[0].person": "ada"}),
    Quiet("Nobody stands behind the other", {**BOTH, "people[1].left": "2026-11-20"}),
    Quiet("The other A is a group's", {f"{POLICY}.cells.all": "A"}),
    Quiet("The other A stands under no column", {f"{POLICY}.cells.board": "A"}),
    Quiet("Two people hold the one role that is accountable", {"roles[1].assignments[+]": {"person": "ben"}}),
)

RAISED = (
    Raised("The sponsor and the ISMS lead", BOTH, (Grade.OPPORTUNITY,)),
    Raised("The other leaves tomorrow", {**BOTH, "people[1].left": "2026-11-21"}, (Grade.OPPORTUNITY,)),
    Raised("The note is empty", {**BOTH, f"{POLICY}.split_note": ""}, (Grade.OPPORTUNITY,)),
    Raised(
        "A role and a person",
        {"raci.columns[+]": {"id": "eve", "person": "eve"}, f"{POLICY}.cells.eve": "A"},
        (Grade.OPPORTUNITY,),
    ),
    Raised("In two rows", {**BOTH, "raci.rows[3].cells.lead": "AR"}, (Grade.OPPORTUNITY,) * 2),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),
    Unassessable("Nothing is known about who holds which role", {**BOTH, "unknown": ["roles"]}),
)
