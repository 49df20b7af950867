"""Duty given to a function, not traceable to a person.

What it looks at
    Current assignments that name a department or a job title instead of a person. A job title passes when exactly one
    active person has it. The two duties of 5.3 are judged strictly; any other role only while nobody holds it.

Why an auditor raises it
    Auditors want to speak to somebody. A duty that "Facilities" has is a duty that everybody there thinks a colleague
    has.

What clears it
    Name the person, or give the job title exactly as the list of people spells it.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import (
    MANDATORY,
    bare_functions,
    carrying,
    departed_of_duty,
    duties_named,
    holders,
    holders_of_duty,
    other_roles,
    roles_named,
)
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Role

RULE = Rule(
    code="ROL-004",
    clauses=("5.3",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "duty 5.3 a or 5.3 b is with a function, and nobody holds it or held it until they left",
        Grade.OBSERVATION: "another role is with a function, and nobody holds it",
    },
    reads=("roles.assignments", "people"),
)


def judge(dossier: Dossier) -> Answers:
    if duties := [duty for duty in MANDATORY if only_a_function_has(dossier, duty)]:
        roles = [role for role in carrying(dossier, *duties) if bare_functions(dossier, role)]
        yield finding(dossier, Grade.MINOR, duties_named(duties), len(duties), roles)
    others = [role for role in other_roles(dossier) if bare_functions(dossier, role) and not holders(dossier, role)]
    if others:
        yield finding(dossier, Grade.OBSERVATION, roles_named(others), len(others), others)


def only_a_function_has(dossier: Dossier, duty: str) -> bool:
    if holders_of_duty(dossier, duty) or departed_of_duty(dossier, duty):
        return False
    return any(bare_functions(dossier, role) for role in carrying(dossier, duty))


def finding(dossier: Dossier, grade: Grade, given: str, n: int, roles: list[Role]) -> Finding:
    functions = dict.fromkeys(f'"{one}"' for role in roles for one in bare_functions(dossier, role))
    says = say(
        "{duty} {is_or_are} assigned to {function}. Auditors want to speak to a person. Name the holder (a job title "
        "is fine if the directory shows who holds it).",
        duty=given[0].upper() + given[1:],
        is_or_are="is" if n == 1 else "are",
        function=listed(list(functions)),
    )
    key = "5.3" if grade is Grade.MINOR else ""
    return Finding(grade, says, subject=",".join(role.id for role in roles), key=key)


LEAD, PEOPLE, IT = "roles[0].assignments", "roles[2].assignments", "roles[4].assignments"
FACILITIES = [{"function": "Facilities"}]
TECHNICIANS = {"people[6].title": "Technician"}

QUIET = (
    Quiet("Every role names a person", {}),
    Quiet("A job title that one person has holds the duties", {LEAD: [{"function": "operations manager"}]}),
    Quiet("A second holder of the role is a person", {f"{PEOPLE}[+]": FACILITIES[0]}),
    Quiet("The duties are with a function and with a person", {f"{LEAD}[+]": FACILITIES[0]}),
    Quiet("A person is named beside the function; the person counts", {f"{PEOPLE}[0].function": "Facilities"}),
    Quiet("The function held the role until yesterday", {PEOPLE: [{"function": "Facilities", "to": "2026-11-20"}]}),
    Quiet("Everybody has the role of everybody", {"roles[2].key": "all_staff", PEOPLE: [{"function": "All staff"}]}),
    Quiet(
        "The holder of the duties has left; that is another finding",
        {f"{LEAD}[+]": FACILITIES[0], "people[1].left": "2026-11-20"},
    ),
)

RAISED = (
    Raised("Both duties are with a department", {LEAD: FACILITIES}, (Grade.MINOR,)),
    Raised("One duty is with a department", {LEAD: FACILITIES, "roles[0].mandatory": ["5.3b"]}, (Grade.MINOR,)),
    Raised("Two people have that job title", {**TECHNICIANS, LEAD: [{"function": "Technician"}]}, (Grade.MINOR,)),
    Raised(
        "Whoever has that job title has left",
        {LEAD: [{"function": "Technician"}], "people[5].left": "2026-11-20"},
        (Grade.MINOR,),
    ),
    Raised("Another role is with a department", {PEOPLE: FACILITIES}, (Grade.OBSERVATION,)),
    Raised("Two other roles are", {PEOPLE: FACILITIES, IT: [{"function": "IT"}]}, (Grade.OBSERVATION,)),
    Raised("The duties and another role are", {LEAD: FACILITIES, IT: FACILITIES}, (Grade.MINOR, Grade.OBSERVATION)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about roles", {"unknown": ["roles"]}),)
