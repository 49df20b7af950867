"""Activity nobody carries out.

What it looks at
    Each row of the responsibility matrix: whether there is an R. In the rows behind which a clause stands (conformity,
    reporting, policy, risk, internal audit, management review) an R for a group does not count. Where the organisation
    says that an A means doing it as well, the A of a role or a person counts.

Why an auditor raises it
    The standard wants these things done by somebody in particular. An activity that has an owner and no hands is a
    plan, and auditors ask for the person.

What clears it
    Name who does the work: put an R in the row.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.matrix import Matrix, activity, is_mandatory_row, matrix_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Row

RULE = Rule(
    code="RAC-003",
    clauses=("5.3",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "nobody does an activity that a clause demands",
        Grade.OPPORTUNITY: "nobody does another one",
    },
    reads=("raci",),
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    for row in matrix.rows:
        if not is_done(matrix, row):
            says = say('Nobody is responsible for doing "{activity}". Name who does the work.', activity=activity(row))
            grade = Grade.MINOR if is_mandatory_row(row) else Grade.OPPORTUNITY
            yield Finding(grade, says, subject=row.key, key=row.key)


def is_done(matrix: Matrix, row: Row) -> bool:
    if matrix.a_implies_r and matrix.answering(row, "A"):
        return True
    return bool(matrix.answering(row, "R") if is_mandatory_row(row) else matrix.marked(row, "R"))


AUDIT, INCIDENT, AWARENESS = (f"raci.rows[{n}].cells" for n in (7, 8, 9))
ALSO_DOES = {"raci.a_implies_r": True}

QUIET = (
    Quiet("Every row has an R", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("Incidents are everybody's to do", {INCIDENT: {"top": "A", "all": "R"}}),
    Quiet("Whoever is accountable also does it", {**ALSO_DOES, f"{AUDIT}.aud": "C", f"{AWARENESS}.hr": "C"}),
    Quiet("Whoever does it has left; that is another finding", {"people[4].left": "2026-11-01"}),
)

RAISED = (
    Raised("Nobody conducts internal audits", {f"{AUDIT}.aud": "C"}, (Grade.MINOR,)),
    Raised("Everybody conducts them", {f"{AUDIT}.aud": "C", f"{AUDIT}.all": "R"}, (Grade.MINOR,)),
    Raised("Everybody is accountable", {**ALSO_DOES, AUDIT: {"all": "A"}}, (Grade.MINOR,)),
    Raised("Nobody does awareness", {f"{AWARENESS}.hr": "C"}, (Grade.OPPORTUNITY,)),
    Raised("The R stands under no column", {AWARENESS: {"lead": "A", "board": "R"}}, (Grade.OPPORTUNITY,)),
    Raised("Everybody is accountable for awareness", {**ALSO_DOES, AWARENESS: {"all": "A"}}, (Grade.OPPORTUNITY,)),
    Raised(
        "A row of the organisation's own",
        {"raci.rows[+]": {"key": "docs", "cells": {"lead": "A"}}},
        (Grade.OPPORTUNITY,),
    ),
    Raised("Two rows", {f"{AUDIT}.aud": "C", f"{AWARENESS}.hr": "C"}, (Grade.MINOR, Grade.OPPORTUNITY)),
    *(
        Raised(f"Nobody does the row {key}", {f"raci.rows[{n}].cells": {"top": "A", "all": "R"}}, (Grade.MINOR,))
        for n, key in ((0, "policy"), (3, "conform"), (4, "report"), (5, "mreview"), (6, "risk"))
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),)
