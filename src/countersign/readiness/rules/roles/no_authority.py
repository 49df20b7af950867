"""Role has responsibility but no authority.

What it looks at
    Roles that carry 5.3 a or 5.3 b, record no kind of authority, and are held by somebody outside top management. It
    is graver when the holder of 5.3 a sits more than two steps below the top and has no direct line to it.

Why an auditor raises it
    Clause 5.3 assigns responsibility and authority in one breath. The auditor asks what happens when the holder must
    push back on a senior decision, and there is no answer on record.

What clears it
    Record what the holder may decide, spend, enforce, stop and escalate. A budget route is no authority. Somebody in
    top management has authority by position.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import (
    CONFORMITY,
    MANDATORY,
    Held,
    authorities,
    carrying,
    holders,
    outside_top,
    steps_below_top,
)
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.roles.facts import Role

RULE = Rule(
    code="ROL-008",
    clauses=("5.3",),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MAJOR: "the holder of 5.3 a is more than two steps below the top and has no direct line",
        Grade.MINOR: "a role with either duty records no authority at all",
    },
    reads=("roles.authorities", "roles.assignments", "people", "top_management"),
    thresholds=(Threshold("steps", 2, "how far below the top somebody can still be heard without a direct line"),),
)


def judge(dossier: Dossier) -> Answers:
    for role in carrying(dossier, *MANDATORY):
        powerless = outside_top(dossier, holders(dossier, role))
        if powerless and not authorities(role):
            yield finding(dossier, role, powerless)


def finding(dossier: Dossier, role: Role, powerless: list[Held]) -> Finding:
    says = say(
        "{role} carries duties but no recorded authority. The standard assigns responsibility and authority together; "
        "the auditor will ask what happens when {person} must push back on a senior decision. Record what they may "
        "decide, spend, stop and escalate.",
        role=role.called,
        person=names_of(dossier, [person for person, _ in powerless]),
    )
    unheard = CONFORMITY in role.mandatory and any(is_unheard(dossier, held) for held in powerless)
    return Finding(Grade.MAJOR if unheard else Grade.MINOR, says, subject=role.id, key=role.id)


def is_unheard(dossier: Dossier, held: Held) -> bool:
    """Is somebody known to be far below the top, and known to have no direct line?"""
    person, assignment = held
    steps = steps_below_top(dossier, person)
    if steps is None or assignment.direct_line or not dossier.knows("roles.assignments.direct_line"):
        return False
    return steps > RULE.limit(dossier, "steps")


NONE = {"roles[0].authorities": GONE}
HOLDER = "roles[0].assignments[0]"
NO_LINE = {**NONE, f"{HOLDER}.direct_line": False}
THREE_STEPS = {**NO_LINE, f"{HOLDER}.person": "lou", "people[5].reports_to": "ivy"}

QUIET = (
    Quiet("The role has authorities", {}),
    Quiet("It has one", {"roles[0].authorities": ["escalate"]}),
    Quiet("The holder is top management", {**NONE, f"{HOLDER}.person": "ada"}),
    Quiet("Nobody holds the role", {**NONE, "people[1].left": "2026-11-20"}),
    Quiet("The role carries neither duty", {"roles[4].authorities": []}),
)

RAISED = (
    Raised("The role has none", NONE, (Grade.MINOR,)),
    Raised("None is recorded, a budget route is", {"roles[0].authorities": []}, (Grade.MINOR,)),
    Raised(
        "The holder left top management yesterday",
        {**NONE, f"{HOLDER}.person": "ada", "top_management[0].to": "2026-11-19"},
        (Grade.MINOR,),
    ),
    Raised("Two steps below the top, and no direct line", {**NO_LINE, f"{HOLDER}.person": "lou"}, (Grade.MINOR,)),
    Raised("Three steps below the top, and no direct line", THREE_STEPS, (Grade.MAJOR,)),
    Raised("Three steps, with a direct line", {**THREE_STEPS, f"{HOLDER}.direct_line": True}, (Grade.MINOR,)),
    Raised(
        "Three steps, and the role carries 5.3 b alone", {**THREE_STEPS, "roles[0].mandatory": ["5.3b"]}, (Grade.MINOR,)
    ),
    Raised(
        "Three steps, and nothing is known about direct lines",
        {**THREE_STEPS, "unknown": ["roles.assignments.direct_line"]},
        (Grade.MINOR,),
    ),
    Raised("The reporting line ends before the top", {**THREE_STEPS, "people[1].reports_to": GONE}, (Grade.MINOR,)),
    Raised("The reporting line goes in a circle", {**THREE_STEPS, "people[1].reports_to": "lou"}, (Grade.MINOR,)),
    Raised("The register is empty", {**NONE, "top_management": []}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about authorities", {"unknown": ["roles.authorities"]}),)
