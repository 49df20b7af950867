"""Role-holder has left.

What it looks at
    Current assignments that still name somebody who has left. Where this leaves duty 5.3 a or 5.3 b without a holder,
    it counts how long ago they left and whether a deputy was named; for other roles, whether anybody else is there.

Why an auditor raises it
    The organisation chart shows a name, and behind it nobody does the work. Auditors compare the list of leavers with
    the roles, because this is where a system quietly stops being run.

What clears it
    End the assignment and appoint a successor. A deputy who was named before the holder left keeps it to a question;
    naming one afterwards is an appointment.
"""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.holding import (
    MANDATORY,
    Held,
    carrying,
    departed,
    departed_of_duty,
    holders,
    holders_of_duty,
    roles_named,
)
from countersign.readiness.dossier.persons import find, is_active
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.roles.facts import Role

RULE = Rule(
    code="ROL-007",
    clauses=("5.3", "A.5.2"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={
        Grade.MAJOR: "duty 5.3 a or 5.3 b has no holder and no deputy, and its holder left more than 30 days ago",
        Grade.MINOR: "its holder left in the last 30 days, or another role has no holder and no deputy",
        Grade.OBSERVATION: "a deputy was named, or somebody else holds the role as well",
    },
    reads=("roles.assignments", "people.left"),
    thresholds=(Threshold("successor_days", 30, "how long appointing a successor may take"),),
)


def judge(dossier: Dossier) -> Answers:
    vacant = [duty for duty in MANDATORY if departed_of_duty(dossier, duty) and not holders_of_duty(dossier, duty)]
    if vacant:
        roles = [role for role in carrying(dossier, *vacant) if departed(dossier, role)]
        grade = max(grade_of_duty(dossier, departed_of_duty(dossier, duty)) for duty in vacant)
        yield finding(dossier, grade, roles, key="5.3")
    others = [role for role in dossier.roles if departed(dossier, role) and not {*role.mandatory} & {*vacant}]
    if others:
        unattended = any(is_unattended(dossier, role) for role in others)
        yield finding(dossier, Grade.MINOR if unattended else Grade.OBSERVATION, others, key="")


def grade_of_duty(dossier: Dossier, gone: list[Held]) -> Grade:
    if has_deputy(dossier, gone):
        return Grade.OBSERVATION
    days = RULE.limit(dossier, "successor_days")
    left = [person.left for id, _ in gone if (person := find(dossier, id)) and person.left]
    return Grade.MAJOR if all(days_ago(dossier, day) > days for day in left) else Grade.MINOR


def has_deputy(dossier: Dossier, gone: list[Held]) -> bool:
    """Where deputies are not known, there may be one: the mildest grade stands."""
    return not dossier.knows("roles.assignments.deputy") or any(is_active(dossier, one.deputy) for _, one in gone)


def is_unattended(dossier: Dossier, role: Role) -> bool:
    return not holders(dossier, role) and not has_deputy(dossier, departed(dossier, role))


def finding(dossier: Dossier, grade: Grade, roles: list[Role], key: str) -> Finding:
    return Finding(grade, words(dossier, grade, roles), subject=",".join(role.id for role in roles), key=key)


def words(dossier: Dossier, grade: Grade, roles: list[Role]) -> Words:
    ids = dict.fromkeys(id for role in roles for id, _ in departed(dossier, role))
    gone = [person for id in ids if (person := find(dossier, id))]
    values = {
        "left": listed([f"{person.called} left on {spelled(person.left)}" for person in gone if person.left]),
        "holds": "holds" if len(gone) == 1 else "hold",
        "role": roles_named(roles),
    }
    if grade is Grade.OBSERVATION:
        return say(
            "{left} and still {holds} {role}. Make sure that somebody stands in, and appoint a successor.", **values
        )
    return say("{left} and still {holds} {role}. Nobody is doing it. Appoint a successor.", **values)


LEAD, HR = "roles[0].assignments", "roles[2].assignments"
BEN, GUS = "people[1].left", "people[3].left"
LONG_AGO = {BEN: "2026-10-20"}
REPORTER = {"id": "rep", "key": "reporter", "mandatory": ["5.3b"], "assignments": [{"person": "gus"}]}

QUIET = (
    Quiet("Every holder is here", {}),
    Quiet("The ISMS lead leaves tomorrow", {BEN: "2026-11-21"}),
    Quiet("The assignment ended when the holder left", {**LONG_AGO, f"{LEAD}[0].to": "2026-10-20"}),
    Quiet("Somebody who left had the role of everybody", {GUS: "2026-10-20", "roles[2].key": "all_staff"}),
)

RAISED = (
    Raised("The ISMS lead left 31 days ago", LONG_AGO, (Grade.MAJOR,)),
    Raised("The ISMS lead left 30 days ago", {BEN: "2026-10-21"}, (Grade.MINOR,)),
    Raised("The ISMS lead left today", {BEN: "2026-11-20"}, (Grade.MINOR,)),
    Raised("A deputy was named", {**LONG_AGO, f"{LEAD}[0].deputy": "ivy"}, (Grade.OBSERVATION,)),
    Raised(
        "The deputy has left too",
        {**LONG_AGO, f"{LEAD}[0].deputy": "lou", "people[5].left": "2026-11-20"},
        (Grade.MAJOR,),
    ),
    Raised(
        "Nothing is known about deputies", {**LONG_AGO, "unknown": ["roles.assignments.deputy"]}, (Grade.OBSERVATION,)
    ),
    Raised(
        "Two held the duties; one of them left 30 days ago",
        {**LONG_AGO, f"{LEAD}[+]": {"person": "gus"}, GUS: "2026-10-21", f"{HR}[0].to": "2026-10-21"},
        (Grade.MINOR,),
    ),
    Raised(
        "The lead left long ago, the reporter today",
        {**LONG_AGO, "roles[0].mandatory": ["5.3a"], "roles[+]": REPORTER, GUS: "2026-11-20", HR: []},
        (Grade.MAJOR,),
    ),
    Raised("Somebody else holds the duties too", {**LONG_AGO, f"{LEAD}[+]": {"person": "gus"}}, (Grade.OBSERVATION,)),
    Raised("The HR contact left, and nobody else is there", {GUS: "2026-11-20"}, (Grade.MINOR,)),
    Raised(
        "The HR contact left; a deputy was named", {GUS: "2026-11-20", f"{HR}[0].deputy": "eve"}, (Grade.OBSERVATION,)
    ),
    Raised("The ISMS lead and the HR contact left", {**LONG_AGO, GUS: "2026-11-20"}, (Grade.MAJOR, Grade.MINOR)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about roles", {"unknown": ["roles"]}),)
