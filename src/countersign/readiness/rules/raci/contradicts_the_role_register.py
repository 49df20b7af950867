"""Matrix contradicts the role register.

What it looks at
    Whoever has the A or the R for keeping the ISMS conforming, against whoever holds 5.3 a; the same for reporting and
    5.3 b. People are compared, not names of roles: one person on both sides is enough.

Why an auditor raises it
    Clause 5.3 wants these two duties given to somebody and known. Two documents with two answers mean that one of them
    is not used, and auditors notice which.

What clears it
    Make them agree: change the letters, or the holder of the duty.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, REPORTING, duties_named, holders_of_duty
from countersign.readiness.dossier.matrix import activity, matrix_of
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Row

RULE = Rule(
    code="RAC-007",
    clauses=("5.3",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={Grade.MINOR: "the matrix gives a duty of 5.3 to other people than the register of roles"},
    reads=("raci", "roles.assignments", "people"),
)

DUTY_OF = {"conform": CONFORMITY, "report": REPORTING}


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    for row in matrix.named(*DUTY_OF):
        holding = {id for id, _ in holders_of_duty(dossier, DUTY_OF[row.key])}
        marked = matrix.people(row, "RA")
        if holding and marked and holding.isdisjoint(marked):
            says = words(dossier, row, sorted(holding), sorted(marked))
            yield Finding(Grade.MINOR, says, subject=row.key, key=row.key)


def words(dossier: Dossier, row: Row, holding: list[str], marked: list[str]) -> Words:
    return say(
        'The register of roles gives {duty} to {holders}; the matrix gives "{activity}" to {others}. Two documents, '
        "two answers: auditors notice. Make them agree.",
        duty=duties_named([DUTY_OF[row.key]]),
        holders=names_of(dossier, holding),
        activity=activity(row),
        others=names_of(dossier, marked),
    )


CONFORM, REPORT = "raci.rows[3].cells", "raci.rows[4].cells"
BY_IT = {CONFORM: {"top": "I", "lead": "C", "it": "AR"}}

QUIET = (
    Quiet("The ISMS lead has both duties and both R", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("The ISMS lead is accountable, the head of IT does it", {CONFORM: {"lead": "A", "it": "R"}}),
    Quiet("One of two holders is in the row", {**BY_IT, "roles[0].assignments[+]": {"person": "eve"}}),
    Quiet("The same person stands behind another column", {**BY_IT, "roles[4].assignments[0].person": "ben"}),
    Quiet("Nobody stands behind the row", {**BY_IT, "people[2].left": "2026-11-20"}),
    Quiet("Nobody holds the duty; that is another finding", {**BY_IT, "roles[0].mandatory": ["5.3b"]}),
    Quiet("The row is missing; that is another finding", {"raci.rows[3]": GONE}),
    Quiet("Another row goes to somebody else", {"raci.rows[6].cells": {"it": "AR"}}),
)

RAISED = (
    Raised("The matrix gives conformity to the head of IT", BY_IT, (Grade.MINOR,)),
    Raised("It gives reporting to the head of IT", {REPORT: {"lead": "C", "it": "R"}}, (Grade.MINOR,)),
    Raised("It gives both to the head of IT", {**BY_IT, REPORT: {"it": "A"}}, (Grade.MINOR,) * 2),
    Raised("To nobody but the sponsor", {CONFORM: {"top": "AR", "lead": "C"}}, (Grade.MINOR,)),
    Raised(
        "The duty is held by whoever has the job title",
        {**BY_IT, "roles[0].assignments": [{"function": "operations manager"}]},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),
    Unassessable("Nothing is known about roles", {"unknown": ["roles"]}),
)
