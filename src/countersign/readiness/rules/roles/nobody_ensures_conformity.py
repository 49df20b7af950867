"""Nobody is assigned to ensure the ISMS conforms (5.3 a).

What it looks at
    Whether an active person holds a role that carries duty 5.3 a. A holder who has left, or a function in place of a
    person, is not this problem: other findings speak of those.

Why an auditor raises it
    Clause 5.3 names two assignments, and this is the first. Without it nobody answers for the management system, and
    an auditor has nobody to put the question to.

What clears it
    Put one person into a role that carries the duty, and have top management approve it.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, is_unassigned
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="ROL-001",
    clauses=("5.3(a)",),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MAJOR: "nobody holds duty 5.3 a"},
    reads=("roles.assignments", "people"),
)


def judge(dossier: Dossier) -> Answers:
    if is_unassigned(dossier, CONFORMITY):
        says = say(
            "Nobody is assigned to make sure the ISMS meets the standard. It is one of only two assignments the "
            "standard demands by name, and the most common small-firm miss. Assign it to one person and have top "
            "management approve."
        )
        yield Finding(Grade.MAJOR, says)


HOLDER = "roles[0].assignments[0]"

QUIET = (
    Quiet("Somebody holds the duty", {}),
    Quiet("A job title holds it that one active person has", {HOLDER: {"function": "operations MANAGER"}}),
    Quiet("The holder's last day in the role is today", {f"{HOLDER}.to": "2026-11-21"}),
    Quiet("The holder has left; that is another finding", {"people[1].left": "2026-11-20"}),
    Quiet("A function holds it; that is another finding", {HOLDER: {"function": "The IT department"}}),
)

RAISED = (
    Raised("No role carries the duty", {"roles[0].mandatory": ["5.3b"]}, (Grade.MAJOR,)),
    Raised("There are no roles at all", {"roles": []}, (Grade.MAJOR,)),
    Raised("Nobody was put into the role", {"roles[0].assignments": []}, (Grade.MAJOR,)),
    Raised("The assignment ended yesterday", {f"{HOLDER}.to": "2026-11-20"}, (Grade.MAJOR,)),
    Raised("The assignment starts tomorrow", {f"{HOLDER}.from": "2026-11-21"}, (Grade.MAJOR,)),
    Raised("The holder has not joined yet", {"people[1].joined": "2026-12-01"}, (Grade.MAJOR,)),
    Raised("The person named is in no list of people", {f"{HOLDER}.person": "zoe"}, (Grade.MAJOR,)),
    Raised("The assignment names neither a person nor a function", {f"{HOLDER}.person": GONE}, (Grade.MAJOR,)),
    Raised('The role that carries it is "everyone"', {"roles[0].key": "all_staff"}, (Grade.MAJOR,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about roles", {"unknown": ["roles"]}),)
