"""In-scope department has no contact.

What it looks at
    Departments in scope with three people or more: does somebody in them hold any role, or does a holder elsewhere
    cover them by name?

Why an auditor raises it
    Somebody has to speak for the department in the audit, and be the first to call in an incident. An auditor who
    walks into an area without one learns how far the system reaches.

What clears it
    Nominate one contact for each. One person may cover several departments; record which.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.people.facts import Department
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import holders
from countersign.readiness.dossier.persons import find
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ROL-015",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=7,
    tier=2,
    ladder={Grade.OPPORTUNITY: "a department of three people or more has no holder of any role and nobody covers it"},
    reads=("org.departments", "roles.assignments.covers_depts", "people"),
    thresholds=(Threshold("people", 3, "from so many people a department needs a voice of its own"),),
)


def judge(dossier: Dossier) -> Answers:
    spoken_for = departments_with_a_voice(dossier)
    least = RULE.limit(dossier, "people")
    silent = [one for one in dossier.org.departments if one.n >= least and one.name not in spoken_for]
    if silent:
        yield finding(silent)


def departments_with_a_voice(dossier: Dossier) -> set[str]:
    """Where holders of any role work, and what they cover."""
    held = [one for role in dossier.roles for one in holders(dossier, role)]
    own = {person.dept for id, _ in held if (person := find(dossier, id)) and person.dept}
    return own.union(*(one.covers_depts for _, one in held if one.covers_depts))


def finding(silent: list[Department]) -> Finding:
    names = list(dict.fromkeys(one.name for one in silent))
    says = say(
        "{depts} {have} nobody to speak for {them} in the audit or an incident. Nominate one contact{each}.",
        depts=listed(names),
        have="has" if len(names) == 1 else "have",
        them="it" if len(names) == 1 else "them",
        each="" if len(names) == 1 else " each",
    )
    return Finding(Grade.OPPORTUNITY, says, subject=",".join(names))


DEPARTMENTS = "org.departments[+]"
SALES = {DEPARTMENTS: {"name": "Sales", "n": 3}}
COVERS = "roles[2].assignments[0].covers_depts"

QUIET = (
    Quiet("Every department has a holder", {}),
    Quiet("A department of two has none", {DEPARTMENTS: {"name": "Sales", "n": 2}}),
    Quiet("The HR contact covers a department without one", {**SALES, COVERS: ["Sales"]}),
    Quiet("No departments are in scope", {"org.departments": []}),
)

RAISED = (
    Raised("A department of three has none", SALES, (Grade.OPPORTUNITY,)),
    Raised("Somebody in it has the role of everybody alone", {"roles[4].key": "all_staff"}, (Grade.OPPORTUNITY,)),
    Raised("The only holder in it has left", {"people[2].left": "2026-11-20"}, (Grade.OPPORTUNITY,)),
    Raised(
        "Whoever covers it has left", {**SALES, COVERS: ["Sales"], "people[3].left": "2026-11-20"}, (Grade.OPPORTUNITY,)
    ),
    Raised("Nobody holds any role", {"roles": []}, (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about departments in scope", {"unknown": ["org.departments"]}),)
