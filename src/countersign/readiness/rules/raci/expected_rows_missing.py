"""Expected activities missing from the matrix.

What it looks at
    Whether the responsibility matrix has a row for each of ten activities: conformity, reporting, policy, risk,
    internal audit, management review, incidents, awareness, objectives and resources. Without a matrix there is
    nothing to look at: a list of who does what is enough.

Why an auditor raises it
    None of these rows is demanded in a matrix. Whoever shows one is asked about what is not in it.

What clears it
    Add the rows.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.matrix import ACTIVITIES, matrix_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="RAC-005",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=1,
    tier=1,
    ladder={Grade.OPPORTUNITY: "the matrix lacks one or more of the ten rows"},
    reads=("raci",),
)


def judge(dossier: Dossier) -> Answers:
    if dossier.raci is None:
        return
    matrix = matrix_of(dossier)
    missing = [key for key in ACTIVITIES if not matrix.named(key)]
    if missing:
        says = say(
            "The matrix has no row for {activities}. Add {them} so that the picture is complete.",
            activities=listed([f'"{ACTIVITIES[key]}"' for key in missing]),
            them="it" if len(missing) == 1 else "them",
        )
        yield Finding(Grade.OPPORTUNITY, says, subject=",".join(missing))


QUIET = (
    Quiet("All ten rows are there", {}),
    Quiet("There is a row more", {"raci.rows[+]": {"key": "docs", "cells": {"lead": "AR"}}}),
    Quiet("A row is there and empty; that is another finding", {"raci.rows[9].cells": {}}),
    Quiet("There is no matrix", {"raci": GONE}),
)

RAISED = (
    *(Raised(f"Row {n + 1} is missing", {f"raci.rows[{n}]": GONE}, (Grade.OPPORTUNITY,)) for n in range(10)),
    Raised("The matrix has no rows", {"raci.rows": []}, (Grade.OPPORTUNITY,)),
    Raised("A row has a key of its own", {"raci.rows[7].key": "audits"}, (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),)
