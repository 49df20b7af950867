"""Role-holder has not accepted the role.

What it looks at
    Current holders who have not confirmed their role more than 14 days after it began. For the two duties of 5.3 it
    also looks at role checks: somebody who could describe the role evidently knows of it.

Why an auditor raises it
    The standard asks that roles be assigned and made known; a confirmation is the proof that the holder was told. A
    name on paper whose owner has never heard of it comes to light in two minutes of talk.

What clears it
    The holder accepts the role, in the version they were shown. If they decline, appoint somebody else. When what the
    role asks is described anew, the 14 days begin again.
"""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.checking import asked
from countersign.readiness.dossier.holding import (
    MANDATORY,
    Held,
    carrying,
    holders,
    other_roles,
    started_before,
)
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.roles.facts import Assignment, Role

RULE = Rule(
    code="ROL-006",
    clauses=("5.3", "7.3"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "a holder of 5.3 a or 5.3 b declined, or has passed no role check in the last 180 days",
        Grade.OBSERVATION: "a recent role check shows that the holder knows, or the role carries neither duty",
    },
    reads=("roles.assignments.accepted_on", "people"),
    thresholds=(
        Threshold("grace_days", 14, "how long somebody may take to confirm a new role"),
        Threshold("check_days", 180, "how long a passed role check shows that the holder knows of the role"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    for role in carrying(dossier, *MANDATORY):
        if wanting := unconfirmed(dossier, role):
            grade = max(grade_of(dossier, held) for _, held in wanting)
            yield Finding(grade, words(dossier, wanting), subject=role.id, key=role.id)
    if others := [one for role in other_roles(dossier) for one in unconfirmed(dossier, role)]:
        subject = ",".join(dict.fromkeys(role.id for role, _ in others))
        yield Finding(Grade.OBSERVATION, words(dossier, others), subject=subject)


def unconfirmed(dossier: Dossier, role: Role) -> list[tuple[Role, Held]]:
    days = RULE.limit(dossier, "grace_days")
    return [
        (role, (person, one))
        for person, one in holders(dossier, role)
        if one.accepted_on is None and started_before(dossier, one, days)
    ]


def grade_of(dossier: Dossier, held: Held) -> Grade:
    """Where role checks are not known, the mildest grade that they could leave."""
    person, assignment = held
    if assignment.declined_on:
        return Grade.MINOR
    return Grade.OBSERVATION if knows_of_it(dossier, person) or not dossier.knows("spot_checks") else Grade.MINOR


def knows_of_it(dossier: Dossier, person: str) -> bool:
    days = int(RULE.limit(dossier, "check_days"))
    return any(one.passed and one.person == person and within(dossier, one.on, days) for one in asked(dossier))


def words(dossier: Dossier, wanting: list[tuple[Role, Held]]) -> Words:
    if len(wanting) == 1:
        role, (person, assignment) = wanting[0]
        return say(
            "{person} is named as {role} but has {answer} it. If the paper says Alice and Alice does not know, that is "
            "a finding. Ask for acceptance.",
            person=name_of(dossier, person),
            role=role.called,
            answer=answer(dossier, role, person, assignment),
        )
    return say(
        "{n} holders are named in a role but have not confirmed it: {who}. If the paper says Alice and Alice does "
        "not know, that is a finding. Ask for acceptance.",
        n=len(wanting),
        who=listed([f"{name_of(dossier, person)} as {role.called}" for role, (person, _) in wanting]),
    )


def answer(dossier: Dossier, role: Role, person: str, assignment: Assignment) -> str:
    """What became of it: whoever confirmed the role before it was described anew knows of it, but not all."""
    same = (one for one in dossier.roles if one.key == role.key)
    before = any(one.person == person and one.accepted_on for each in same for one in each.assignments)
    if assignment.declined_on:
        return "declined what changed in" if before else "declined"
    return "only confirmed an earlier description of" if before else "never confirmed"


LEAD = "roles[0].assignments[0]"
UNCONFIRMED = {f"{LEAD}.accepted_on": GONE}
ANEW = {"person": "ben", "from": "2026-11-05", "approved_by": "ada", "approved_on": "2026-01-10"}
"""What stands behind the part that ended when the role was described anew."""
SELF = {"person": "ben", "on": "2026-05-24", "passed": True, "how": "self"}
CHECK = {"group": "role", "person": "ben", "on": "2026-05-24", "passed": True}

QUIET = (
    Quiet("Every holder has accepted", {}),
    Quiet("The role began 14 days ago", {**UNCONFIRMED, f"{LEAD}.from": "2026-11-06"}),
    Quiet(
        "The holder declined a week after it began",
        {**UNCONFIRMED, f"{LEAD}.from": "2026-11-06", f"{LEAD}.declined_on": "2026-11-13"},
    ),
    Quiet(
        "It was described anew 14 days ago",
        {f"{LEAD}.to": "2026-11-06", "roles[0].assignments[+]": {**ANEW, "from": "2026-11-06"}},
    ),
    Quiet("The one who has not accepted has left", {**UNCONFIRMED, "people[1].left": "2026-11-20"}),
)

RAISED = (
    Raised("It began 15 days ago", {**UNCONFIRMED, f"{LEAD}.from": "2026-11-05"}, (Grade.MINOR,)),
    Raised("It began long ago, and nobody knows when", {**UNCONFIRMED, f"{LEAD}.from": GONE}, (Grade.MINOR,)),
    Raised(
        "It was described anew 15 days ago",
        {f"{LEAD}.to": "2026-11-05", "roles[0].assignments[+]": ANEW},
        (Grade.MINOR,),
    ),
    Raised("The acceptance comes tomorrow", {f"{LEAD}.accepted_on": "2026-11-21"}, (Grade.MINOR,)),
    Raised("A role check was passed 180 days ago", {**UNCONFIRMED, "spot_checks[+]": CHECK}, (Grade.OBSERVATION,)),
    Raised(
        "A role check was passed 181 days ago",
        {**UNCONFIRMED, "spot_checks[+]": {**CHECK, "on": "2026-05-23"}},
        (Grade.MINOR,),
    ),
    Raised("A self-check was passed", {**UNCONFIRMED, "role_checks": [SELF]}, (Grade.OBSERVATION,)),
    Raised("A role check was failed", {**UNCONFIRMED, "spot_checks[+]": {**CHECK, "passed": False}}, (Grade.MINOR,)),
    Raised(
        "The holder passed a role check, and declined",
        {**UNCONFIRMED, f"{LEAD}.declined_on": "2026-03-20", "spot_checks[+]": CHECK},
        (Grade.MINOR,),
    ),
    Raised("Nothing is known about role checks", {**UNCONFIRMED, "unknown": ["spot_checks"]}, (Grade.OBSERVATION,)),
    Raised("The HR contact has not accepted", {"roles[2].assignments[0].accepted_on": GONE}, (Grade.OBSERVATION,)),
    Raised(
        "The ISMS lead, the HR contact and the head of IT have not",
        {
            **UNCONFIRMED,
            "roles[2].assignments[0].accepted_on": GONE,
            "roles[4].assignments[0].accepted_on": GONE,
        },
        (Grade.MINOR, Grade.OBSERVATION),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about acceptances", {"unknown": ["roles.assignments.accepted_on"]}),)
