"""Accountable role lacks the authority.

What it looks at
    Rows of the responsibility matrix that name the kinds of authority they need, and the roles with an A in them:
    whether the role has at least one of these kinds. Where top management holds the role, nothing is missing.

Why an auditor raises it
    Clause 5.3 couples responsibility with authority. Who must answer for an activity and may not approve, spend or
    enforce answers for what others decide.

What clears it
    Give the role the authority, or move the A to a role that has it.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import authorities, holders, kinds
from countersign.readiness.dossier.leadership import is_top_manager
from countersign.readiness.dossier.matrix import activity, matrix_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Role, Row

RULE = Rule(
    code="RAC-004",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=2,
    ladder={Grade.OPPORTUNITY: "an accountable role has none of the kinds of authority that the row needs"},
    reads=("raci", "roles.authorities", "roles.assignments", "people", "top_management"),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    matrix = matrix_of(dossier)
    for row in matrix.rows:
        for column in matrix.answering(row, "A"):
            role = matrix.role(column)
            if role and is_powerless(dossier, row, role):
                yield finding(row, role, key=f"{row.key}:{column.id}")


def is_powerless(dossier: Dossier, row: Row, role: Role) -> bool:
    needed = kinds(row.needs)
    if not needed or needed & authorities(role):
        return False
    return not any(is_top_manager(dossier, person) for person, _ in holders(dossier, role))


def finding(row: Row, role: Role, key: str) -> Finding:
    says = say(
        '{role} is accountable for "{activity}" but has no authority to {kind}. Give the authority or move the A.',
        role=role.called,
        activity=activity(row),
        kind=listed([kind.replace("-", " ") for kind in sorted(kinds(row.needs))], last="or"),
    )
    return Finding(Grade.OPPORTUNITY, says, subject=key, key=key)


INCIDENT, POLICY = "raci.rows[8]", "raci.rows[0]"
STOPS = {f"{INCIDENT}.cells": {"it": "AR"}, f"{INCIDENT}.needs": ["Stop_work"]}
NO_POWER = {"roles[1].authorities": ["spend"]}
SPONSOR = "roles[1].assignments"

QUIET = (
    Quiet("Top management is accountable where authority is needed", {}),
    Quiet("There is no matrix", {"raci": GONE}),
    Quiet("One of the kinds is enough", {**STOPS, f"{INCIDENT}.needs": ["stop-work", "enforce"]}),
    Quiet("The kind is spelled otherwise", {**STOPS, "roles[4].authorities": ["stop work"]}),
    Quiet("The row needs none", {**STOPS, f"{INCIDENT}.needs": []}),
    Quiet("The role only does it", {**STOPS, f"{INCIDENT}.cells.it": "R"}),
    Quiet("A top manager holds the role", NO_POWER),
    Quiet("A top manager is one of two who hold it", {**NO_POWER, f"{SPONSOR}[+]": {"person": "lou"}}),
    Quiet("The A is a person's", {**STOPS, "raci.columns[2]": {"id": "it", "person": "eve"}}),
    Quiet("There is no such role; that is another finding", {**STOPS, "raci.columns[2].role": "ciso"}),
)

RAISED = (
    Raised("The head of IT may not stop work", STOPS, (Grade.OPPORTUNITY,)),
    Raised("Nobody holds the role", {**NO_POWER, SPONSOR: []}, (Grade.OPPORTUNITY,)),
    Raised("Its holder is not in top management", {**NO_POWER, SPONSOR: [{"person": "ben"}]}, (Grade.OPPORTUNITY,)),
    Raised(
        "Its holder is not in top management any more",
        {**NO_POWER, "top_management[0].to": "2026-11-20"},
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "Two columns in one row",
        {**STOPS, f"{INCIDENT}.cells": {"it": "A", "hr": "A"}},
        (Grade.OPPORTUNITY,) * 2,
    ),
    Raised(
        "One role in two rows",
        {**STOPS, f"{POLICY}.cells": {"it": "A"}},
        (Grade.OPPORTUNITY,) * 2,
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about authorities", {**STOPS, "unknown": ["roles.authorities"]}),
)
