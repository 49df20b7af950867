"""Mandatory assignment not made by top management.

What it looks at
    Who approved each current assignment to a role that carries 5.3 a or 5.3 b, and whether the register lists that
    person as top management on the day of the approval.

Why an auditor raises it
    Clause 5.3 says that top management assigns these two duties. An appointment by the head of IT, or one that nobody
    approved, is the assignment in the wrong hands.

What clears it
    Somebody in top management approves the assignment, with a date. A leader who is alone at the top may approve
    their own; an approved document that names the holder counts.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import MANDATORY, Held, carrying, duties_named, holders
from countersign.readiness.dossier.leadership import top_manager_named, top_managers, was_top_manager
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Role

RULE = Rule(
    code="ROL-003",
    clauses=("5.3",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={Grade.MINOR: "a holder's assignment was not approved by somebody who was top management that day"},
    reads=("roles.assignments.approved_by", "roles.assignments.approved_on", "people", "top_management"),
    needs_register=True,
)


def judge(dossier: Dossier) -> Answers:
    if not top_managers(dossier):
        return
    for role in carrying(dossier, *MANDATORY):
        wanting = [held for held in holders(dossier, role) if not assigned_by_the_top(dossier, held)]
        if wanting:
            yield finding(dossier, role, wanting)


def assigned_by_the_top(dossier: Dossier, held: Held) -> bool:
    _, assignment = held
    return was_top_manager(dossier, assignment.approved_by, assignment.approved_on)


def finding(dossier: Dossier, role: Role, wanting: list[Held]) -> Finding:
    says = say(
        "The assignment of {duty} to {person} was not approved by top management. The standard says top management "
        "assigns it. Ask {top_manager} to confirm; a dated approval is enough.",
        duty=duties_named(role.mandatory),
        person=names_of(dossier, [person for person, _ in wanting]),
        top_manager=top_manager_named(dossier),
    )
    return Finding(Grade.MINOR, says, subject=role.id, key=role.id)


HOLDER = "roles[0].assignments[0]"
REPORTER = {"id": "rep", "key": "reporter", "mandatory": ["5.3b"], "assignments": [{"person": "eve"}]}

QUIET = (
    Quiet("The managing director approved it", {}),
    Quiet("Whoever approved it came onto the register that very day", {"top_management[0].from": "2026-03-02"}),
    Quiet(
        "Whoever approved it has left since",
        {"people[0].left": "2026-11-01", "top_management[+]": {"person": "eve", "from": "2026-11-01"}},
    ),
    Quiet("The only top manager holds the duty and approved it", {f"{HOLDER}.person": "ada"}),
    Quiet("Nobody leads at present; that is another finding", {"top_management[0].to": "2026-11-20"}),
    Quiet("A role without either duty was approved by nobody", {"roles[3].assignments[0].approved_by": GONE}),
    Quiet(
        "The holder has left; that is another finding", {f"{HOLDER}.approved_by": GONE, "people[1].left": "2026-11-20"}
    ),
)

RAISED = (
    Raised("The head of IT approved it", {f"{HOLDER}.approved_by": "eve"}, (Grade.MINOR,)),
    Raised("Nobody approved it", {f"{HOLDER}.approved_by": GONE}, (Grade.MINOR,)),
    Raised("The approval has no date", {f"{HOLDER}.approved_on": GONE}, (Grade.MINOR,)),
    Raised("The approval comes tomorrow", {f"{HOLDER}.approved_on": "2026-11-21"}, (Grade.MINOR,)),
    Raised(
        "Whoever approved it came onto the register a day later",
        {"top_management[0].from": "2026-03-03"},
        (Grade.MINOR,),
    ),
    Raised(
        "Two roles carry the duties, and neither was approved",
        {f"{HOLDER}.approved_on": GONE, "roles[+]": REPORTER},
        (Grade.MINOR,) * 2,
    ),
    Raised(
        "Two people hold one role, one of them approved", {"roles[0].assignments[+]": {"person": "eve"}}, (Grade.MINOR,)
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about approvals", {"unknown": ["roles.assignments.approved_by"]}),
)
