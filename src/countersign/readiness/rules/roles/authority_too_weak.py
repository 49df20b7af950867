"""Authority looks too weak for the duty.

What it looks at
    Whether a role that carries 5.3 a or 5.3 b can escalate, enforce and spend, when its holder is outside top
    management. Other roles, department contacts apart, are looked at for having any authority at all.

Why an auditor raises it
    "I would raise it with my boss" is the answer that sinks this clause. It is heard from people who were given a
    duty and none of the means.

What clears it
    Add what is missing. A direct line, or a place right under the top, stands for escalating; stopping work stands
    for enforcing; a recorded budget route stands for spending, even when the sum is nil.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import (
    MANDATORY,
    Held,
    authorities,
    carrying,
    holders,
    other_roles,
    outside_top,
    roles_named,
    steps_below_top,
)
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.roles.facts import Role

NEEDED = ("escalate", "enforce", "spend")

RULE = Rule(
    code="ROL-009",
    clauses=("5.3", "5.1"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=7,
    tier=1,
    ladder={Grade.OPPORTUNITY: "a role lacks one of the three kinds of authority, or another role has none"},
    reads=(
        "roles.authorities",
        "roles.assignments.direct_line",
        "roles.assignments.budget_route",
        "people",
        "top_management",
    ),
    thresholds=(Threshold("steps", 1, "how close to the top escalating goes without saying"),),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    for role in carrying(dossier, *MANDATORY):
        missing = missing_in(dossier, role)
        if missing and authorities(role):
            yield finding(role, missing)
    powerless = [role for role in other_roles(dossier) if is_powerless(dossier, role)]
    if powerless:
        says = say(
            '{role} {have} no recorded authority. "I would raise it with my boss" is the answer that sinks this '
            "clause. Add the missing authority.",
            role=roles_named(powerless),
            have="has" if len(powerless) == 1 else "have",
        )
        yield Finding(Grade.OPPORTUNITY, says, subject=",".join(role.id for role in powerless))


def finding(role: Role, missing: list[str]) -> Finding:
    says = say(
        '{role} has no {missing}. "I would raise it with my boss" is the answer that sinks this clause. Add the '
        "missing authority.",
        role=role.called,
        missing="authority to " + listed(missing, last="or"),
    )
    return Finding(Grade.OPPORTUNITY, says, subject=f"{role.id}:{','.join(missing)}", key=role.id)


def missing_in(dossier: Dossier, role: Role) -> list[str]:
    """What some holder outside top management lacks, in the order of NEEDED."""
    found = [lacks(dossier, role, held) for held in outside_top(dossier, holders(dossier, role))]
    return [kind for kind in NEEDED if any(kind in one for one in found)]


def lacks(dossier: Dossier, role: Role, held: Held) -> set[str]:
    person, assignment = held
    has = authorities(role)
    steps = steps_below_top(dossier, person)
    if assignment.direct_line or (steps is not None and steps <= RULE.limit(dossier, "steps")):
        has.add("escalate")
    if "stop-work" in has:
        has.add("enforce")
    if assignment.budget_route:
        has.add("spend")
    return {*NEEDED} - has


def is_powerless(dossier: Dossier, role: Role) -> bool:
    if role.key == "dept_contact" or authorities(role):
        return False
    return bool(outside_top(dossier, holders(dossier, role)))


LEAD, HR, IT = (f"roles[{n}].authorities" for n in (0, 2, 4))
HOLDER = "roles[0].assignments[0]"
NO_LINE = {LEAD: ["enforce", "spend"], f"{HOLDER}.direct_line": False}
NO_ROUTE = {LEAD: ["enforce", "escalate"], f"{HOLDER}.budget_route": False}

QUIET = (
    Quiet("The role has all three kinds", {}),
    Quiet("It may stop work instead of enforcing, whatever the spelling", {LEAD: ["Stop_work", "escalate", "spend"]}),
    Quiet("A direct line stands for escalating", {LEAD: ["enforce", "spend"], f"{HOLDER}.person": "ivy"}),
    Quiet("So does a place right under the top", NO_LINE),
    Quiet("A budget route stands for spending", {**NO_ROUTE, f"{HOLDER}.budget_route": "Board, each quarter"}),
    Quiet("The holder is top management", {**NO_ROUTE, f"{HOLDER}.person": "ada"}),
    Quiet("The role has no authority at all; that is another finding", {LEAD: []}),
    Quiet("A department contact has none", {"roles[2].key": "dept_contact", HR: []}),
    Quiet("The sponsor, who is top management, has none", {"roles[1].authorities": []}),
)

RAISED = (
    Raised("There is no way to spend", NO_ROUTE, (Grade.OPPORTUNITY,)),
    Raised("There is no way to enforce", {LEAD: ["escalate", "spend"]}, (Grade.OPPORTUNITY,)),
    Raised("Two steps below the top, no way to escalate", {**NO_LINE, f"{HOLDER}.person": "ivy"}, (Grade.OPPORTUNITY,)),
    Raised("The reporting line is not known", {**NO_LINE, "people[1].reports_to": GONE}, (Grade.OPPORTUNITY,)),
    Raised("All three are missing", {LEAD: ["audit"], HOLDER: {"person": "ivy"}}, (Grade.OPPORTUNITY,)),
    Raised("Another role has no authority", {IT: []}, (Grade.OPPORTUNITY,)),
    Raised("Two others have none, nor has the ISMS lead", {LEAD: [], HR: [], IT: []}, (Grade.OPPORTUNITY,)),
    Raised("The ISMS lead cannot spend, and another role has none", {**NO_ROUTE, IT: []}, (Grade.OPPORTUNITY,) * 2),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about authorities", {"unknown": ["roles.authorities"]}),
)
