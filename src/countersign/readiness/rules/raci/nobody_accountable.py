"""Activity without anyone accountable.

What it looks at
    Each row of the responsibility matrix: whether an A stands under a column for a role or a person. An A for a
    group, such as all staff, does not count. It judges the letters alone, not who is there.

Why an auditor raises it
    The standard asks for no matrix, so a missing letter breaks nothing. But when everyone is responsible nobody
    answers, and a picture with a gap invites the question who does.

What clears it
    Put exactly one A in the row.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.matrix import activity, matrix_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="RAC-001",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=1,
    tier=1,
    ladder={Grade.OPPORTUNITY: "a row has no A for a role or a person"},
    reads=("raci",),
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    for row in matrix.rows:
        if not matrix.answering(row, "A"):
            says = say(
                'Nobody is accountable for "{activity}". When everyone is responsible nobody answers. Put exactly one '
                "A in the row.",
                activity=activity(row),
            )
            yield Finding(Grade.OPPORTUNITY, says, subject=row.key, key=row.key)


REVIEW = "raci.rows[5].cells"

QUIET = (
    Quiet("Every row has an A", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("The A stands beside an R in one cell", {REVIEW: {"lead": "RA"}}),
    Quiet("Whoever is accountable has left; that is another finding", {"people[0].left": "2026-11-01"}),
    Quiet(
        "A person's column holds the A",
        {"raci.columns[+]": {"id": "chair", "person": "ada"}, REVIEW: {"chair": "A", "lead": "R"}},
    ),
)

RAISED = (
    Raised("Nobody is accountable for the management review", {f"{REVIEW}.top": "R"}, (Grade.OPPORTUNITY,)),
    Raised("Everybody is", {REVIEW: {"lead": "R", "all": "A"}}, (Grade.OPPORTUNITY,)),
    Raised("The A stands under no column", {REVIEW: {"board": "A", "lead": "R"}}, (Grade.OPPORTUNITY,)),
    Raised("The row is empty", {REVIEW: {}}, (Grade.OPPORTUNITY,)),
    Raised(
        "A does not follow from R",
        {"raci.a_implies_r": True, f"{REVIEW}.top": "R"},
        (Grade.OPPORTUNITY,),
    ),
    Raised("Two rows", {f"{REVIEW}.top": "R", "raci.rows[9].cells.lead": "C"}, (Grade.OPPORTUNITY,) * 2),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),)
