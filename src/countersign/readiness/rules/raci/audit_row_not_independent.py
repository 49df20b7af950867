"""Internal audit row breaks independence.

What it looks at
    The people behind the R for internal audits; where no role or person has one, and an A means doing it as well,
    those behind the A. Whether one of them also has the A or R for conformity, the R for risk, or holds 5.3 a.

Why an auditor raises it
    Clause 9.2.2 wants auditors objective and impartial. A matrix in which the ISMS lead audits the ISMS plans the
    nonconformity before it happens.

What clears it
    Give the R to somebody outside that work, or to an external auditor. Being accountable for the audit programme, or
    coordinating it, is fine for the ISMS lead.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, holders_of_duty
from countersign.readiness.dossier.matrix import Matrix, matrix_of
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="RAC-008",
    clauses=("9.2.2", "5.3"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MINOR: "somebody who is to conduct the audit answers for what is audited"},
    reads=("raci", "roles.assignments", "people"),
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    own = sorted(auditing(matrix) & audited(dossier, matrix))
    if own:
        says = say(
            "{people} would audit their own work. Give the R to someone outside it, or to an external auditor, and "
            "keep only coordination.",
            people=names_of(dossier, own),
        )
        yield Finding(Grade.MINOR, says, subject=",".join(own))


def auditing(matrix: Matrix) -> set[str]:
    """Who conducts internal audits, as the matrix has it."""
    has_r = any(matrix.answering(row, "R") for row in matrix.named("audit"))
    return matrix.people_named("audit", "A" if matrix.a_implies_r and not has_r else "R")


def audited(dossier: Dossier, matrix: Matrix) -> set[str]:
    """Who answers for what is audited: conformity, and the work on risks."""
    holding = {id for id, _ in holders_of_duty(dossier, CONFORMITY)}
    return matrix.people_named("conform", "RA") | matrix.people_named("risk", "R") | holding


AUDIT, RISK = "raci.rows[7].cells", "raci.rows[6].cells"
ALSO_DOES = {"raci.a_implies_r": True}
BY_IT = {f"{AUDIT}.it": "R"}

QUIET = (
    Quiet("Somebody without a part in it conducts the audit", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("The ISMS lead is accountable for the programme", {AUDIT: {"lead": "A", "aud": "R"}}),
    Quiet("Nobody conducts it, and an A is only an A; that is another finding", {f"{AUDIT}.aud": "C"}),
    Quiet("An A means doing it, but somebody else has the R", ALSO_DOES),
    Quiet("An A means doing it, and whoever has the R has left", {**ALSO_DOES, "people[4].left": "2026-11-01"}),
    Quiet("Whoever conducts it is accountable for risk", {**BY_IT, RISK: {"it": "A", "hr": "R"}}),
    Quiet("Whoever conducts it does incidents", {f"{AUDIT}.hr": "R", "raci.rows[8].cells.hr": "R"}),
    Quiet("There is no row for audits", {"raci.rows[7]": GONE}),
)

RAISED = (
    Raised("The ISMS lead conducts it", {f"{AUDIT}.lead": "R"}, (Grade.MINOR,)),
    Raised("The ISMS lead is the internal auditor", {"roles[3].assignments[0].person": "ben"}, (Grade.MINOR,)),
    Raised("Whoever does the work on risks conducts it", BY_IT, (Grade.MINOR,)),
    Raised("Whoever is accountable for conformity conducts it", {f"{AUDIT}.top": "R"}, (Grade.MINOR,)),
    Raised(
        "The holder of 5.3 a conducts it, and has no letter for conformity",
        {f"{AUDIT}.lead": "R", "raci.rows[3].cells.lead": "C"},
        (Grade.MINOR,),
    ),
    Raised("Nobody has the R, and an A means doing it", {**ALSO_DOES, f"{AUDIT}.aud": "C"}, (Grade.MINOR,)),
    Raised("Only everybody has the R", {**ALSO_DOES, AUDIT: {"top": "A", "all": "R"}}, (Grade.MINOR,)),
    Raised("Two of those who conduct it", {**BY_IT, f"{AUDIT}.lead": "R"}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about the matrix", {"unknown": ["raci"]}),
    Unassessable("Nothing is known about who holds which role", {"unknown": ["roles.assignments"]}),
)
