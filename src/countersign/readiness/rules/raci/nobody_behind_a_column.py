"""Orphan or departed column.

What it looks at
    Each column of the responsibility matrix that stands for a role or a person: whether somebody who is here stands
    behind it, and whether it has any letter at all. Also whoever holds 5.3 a or 5.3 b and stands behind no column.

Why an auditor raises it
    A matrix that names somebody who left says that nobody keeps it. Where such a column is to do or to answer for what
    a clause demands, that work has no one.

What clears it
    Update the matrix: fill the role, give the letters to somebody else, or take the column out. Columns for groups,
    such as all staff, are not looked at.
"""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import MANDATORY, duties_named, holders_of_duty
from countersign.readiness.dossier.matrix import (
    Matrix,
    activity,
    is_mandatory_row,
    letters_of,
    matrix_of,
    stands_for_somebody,
)
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Column

RULE = Rule(
    code="RAC-006",
    clauses=("5.3",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "nobody stands behind a column with an A or R in a row that a clause demands",
        Grade.OBSERVATION: "nobody stands behind another one, one is empty, or a holder of 5.3 a or b is in none",
    },
    reads=("raci", "roles.assignments", "people"),
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    for column in matrix.columns:
        if stands_for_somebody(column):
            yield from of_column(matrix, column)
    if dossier.raci is not None:
        yield from of_holders(dossier, matrix)


def of_column(matrix: Matrix, column: Column) -> Answers:
    if not matrix.behind[column.id]:
        needed = [activity(row) for row in matrix.rows if is_mandatory_row(row) and {*"RA"} & letters_of(row, column)]
        grade = Grade.MINOR if needed else Grade.OBSERVATION
        yield Finding(grade, deserted(matrix.called(column), needed), subject=column.id, key=column.id)
    elif not any(letters_of(row, column) for row in matrix.rows):
        says = say(
            "{column} has a column in the matrix and no letter in it. Update the matrix.", column=matrix.called(column)
        )
        yield Finding(Grade.OBSERVATION, says, subject=column.id, key=column.id)


def deserted(column: str, needed: list[str]) -> Words:
    if not needed:
        return say("Nobody who is here stands behind the column {column}. Update the matrix.", column=column)
    return say(
        "Nobody who is here stands behind the column {column}, which has an A or R for {activities}. Update the "
        "matrix.",
        column=column,
        activities=listed([f'"{one}"' for one in needed]),
    )


def of_holders(dossier: Dossier, matrix: Matrix) -> Answers:
    """Whoever holds one of the two duties belongs in the picture."""
    shown = {id for people in matrix.behind.values() for id in people}
    held = {duty: {id for id, _ in holders_of_duty(dossier, duty)} for duty in MANDATORY}
    for id in sorted({id for ids in held.values() for id in ids} - shown):
        says = say(
            "{person} holds {duties} and stands behind no column of the matrix. Update the matrix.",
            person=name_of(dossier, id),
            duties=duties_named([duty for duty in MANDATORY if id in held[duty]]),
        )
        yield Finding(Grade.OBSERVATION, says, subject=id, key=f"person:{id}")


BEN, GUS_LEFT = "people[1].left", {"people[3].left": "2026-11-20"}
REPORTER = {"id": "rep", "key": "reporter", "mandatory": ["5.3b"], "assignments": [{"person": "lou"}]}
EVERYONE = {"id": "staff", "key": "all_staff", "assignments": [{"person": "lou"}]}
OTHER = {"id": "max", "person": "max"}

QUIET = (
    Quiet("Somebody stands behind every column", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("The column of a group is empty", {"raci.columns[+]": {"id": "guests", "group": True}}),
    Quiet("The ISMS lead leaves tomorrow", {BEN: "2026-11-21"}),
    Quiet("The ISMS lead has the column as a person", {"raci.columns[1]": {"id": "lead", "person": "ben"}}),
    Quiet("Another holder of the role is here", {BEN: "2026-11-01", "roles[0].assignments[+]": {"person": "ivy"}}),
)

RAISED = (
    Raised("The ISMS lead left today", {BEN: "2026-11-20"}, (Grade.MINOR,)),
    Raised("The sponsor, who is accountable alone, left", {"people[0].left": "2026-11-20"}, (Grade.MINOR,)),
    Raised("The HR contact left, with no A or R in a row that counts", GUS_LEFT, (Grade.OBSERVATION,)),
    Raised("The HR contact left, and does the policy", {**GUS_LEFT, "raci.rows[0].cells.hr": "R"}, (Grade.MINOR,)),
    Raised("The role is not in the register", {"raci.columns[3].role": "gone"}, (Grade.OBSERVATION,)),
    Raised("The person is in no list", {"raci.columns[+]": {"id": "cto", "person": "zoe"}}, (Grade.OBSERVATION,)),
    Raised(
        "A column of the role of everybody",
        {"roles[+]": EVERYONE, "raci.columns[+]": {"id": "staff", "role": "staff"}},
        (Grade.OBSERVATION,),
    ),
    Raised("A column has no letter", {"raci.columns[+]": OTHER}, (Grade.OBSERVATION,)),
    Raised(
        "A column has a dash",
        {"raci.columns[+]": OTHER, "raci.rows[0].cells.max": "-"},
        (Grade.OBSERVATION,),
    ),
    Raised("The ISMS lead has no column", {"raci.columns[1]": GONE}, (Grade.OBSERVATION,)),
    Raised("Another holder of 5.3 b has no column", {"roles[+]": REPORTER}, (Grade.OBSERVATION,)),
    Raised(
        "The HR contact and the auditor left",
        {**GUS_LEFT, "people[4].left": "2026-11-20"},
        (Grade.OBSERVATION, Grade.MINOR),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),
    Unassessable("Nothing is known about who holds which role", {"unknown": ["roles.assignments"]}),
)
