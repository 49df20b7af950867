"""Competence for the role is not shown.

What it looks at
    Holders of 5.3 a or 5.3 b, internal auditors and risk owners: is there a note of training, a qualification or
    described experience, or a plan with a date to close the gap?

Why an auditor raises it
    Clause 7.2 wants competence determined and evidenced. Assigning a role shows neither, and for the ISMS lead and
    the internal auditor the rest of the system rests on it.

What clears it
    Record what makes the holder competent. Experience counts if it is described. A gap with a dated plan passes; a
    plan without a day in it does not.
"""

from __future__ import annotations

import re

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, Held, holders, is_mandatory
from countersign.readiness.dossier.persons import name_of, names_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule
from countersign.roles.facts import Assignment, Role

RULE = Rule(
    code="ROL-011",
    clauses=("7.2", "5.3"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MINOR: "a holder of 5.3 a, or an internal auditor",
        Grade.OPPORTUNITY: "a holder of 5.3 b alone, or a risk owner",
    },
    reads=("roles.assignments.competence", "roles.assignments.gap_plan", "people"),
)

AUDITOR, RISK_OWNER = "internal_auditor", "risk_owner"

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
FORMS = (
    r"\d{4}-\d\d-\d\d",
    r"\d\d?[./]\d\d?[./]\d{4}",
    rf"\d\d?(?:st|nd|rd|th)? {MONTH},? \d{{4}}",
    rf"{MONTH} \d\d?(?:st|nd|rd|th)?,? \d{{4}}",
)
DAY = re.compile(rf"\b(?:{'|'.join(FORMS)})\b", re.IGNORECASE)
"""A full date inside a text: 2027-03-01, 1/3/2027, 1.3.2027, 1 March 2027, March 1, 2027."""

Wanting = tuple[Role, list[Held]]


def judge(dossier: Dossier) -> Answers:
    wanting = [(role, found) for role in dossier.roles if (found := unproven(dossier, role))]
    for role, found in wanting:
        if weighs_most(role):
            yield Finding(Grade.MINOR, words(dossier, [(role, found)]), subject=role.id, key=role.id)
    if rest := [(role, found) for role, found in wanting if not weighs_most(role)]:
        yield Finding(Grade.OPPORTUNITY, words(dossier, rest), subject=",".join(role.id for role, _ in rest))


def unproven(dossier: Dossier, role: Role) -> list[Held]:
    """The holders of a role that needs evidence, who have none."""
    if not (is_mandatory(role) or role.key in (AUDITOR, RISK_OWNER)):
        return []
    return [(person, one) for person, one in holders(dossier, role) if not (one.competence or has_plan(one))]


def has_plan(assignment: Assignment) -> bool:
    return DAY.search(assignment.gap_plan or "") is not None


def weighs_most(role: Role) -> bool:
    return CONFORMITY in role.mandatory or role.key == AUDITOR


def words(dossier: Dossier, wanting: list[Wanting]) -> Words:
    role, found = wanting[0]
    if len(wanting) == 1:
        return say(
            "Nothing shows {person} is competent as {role}. Assigning is not enough: competence must be evidenced. "
            "Record training or experience, or a plan to close the gap.",
            person=names_of(dossier, [person for person, _ in found]),
            role=role.called,
        )
    named = [f"{name_of(dossier, person)} as {role.called}" for role, found in wanting for person, _ in found]
    return say(
        "Nothing shows that these people are competent in their roles: {who}. Assigning is not enough: competence must "
        "be evidenced. Record training or experience, or a plan to close the gap.",
        who=listed(named),
    )


LEAD, AUDIT = "roles[0].assignments[0]", "roles[3].assignments[0]"
UNPROVEN = {f"{LEAD}.competence": GONE}
OWNER = {"id": "own", "key": "risk_owner", "assignments": [{"person": "gus"}]}

QUIET = (
    Quiet("Every holder has evidence", {}),
    Quiet("There is a dated plan to close the gap", {**UNPROVEN, f"{LEAD}.gap_plan": "2027-02-01"}),
    Quiet(
        "The plan has its date in words", {**UNPROVEN, f"{LEAD}.gap_plan": "Lead implementer course on 1 March 2027"}
    ),
    Quiet("The HR contact has no evidence", {"roles[2].assignments[0].competence": GONE}),
    Quiet("Whoever has none has left", {**UNPROVEN, "people[1].left": "2026-11-20"}),
)

RAISED = (
    Raised("The ISMS lead has neither evidence nor a plan", UNPROVEN, (Grade.MINOR,)),
    Raised("The plan has no date", {**UNPROVEN, f"{LEAD}.gap_plan": "A course, soon"}, (Grade.MINOR,)),
    Raised("The plan names a month only", {**UNPROVEN, f"{LEAD}.gap_plan": "2027-02"}, (Grade.MINOR,)),
    Raised("The internal auditor has none", {f"{AUDIT}.competence": GONE}, (Grade.MINOR,)),
    Raised("Both have none", {**UNPROVEN, f"{AUDIT}.competence": GONE}, (Grade.MINOR,) * 2),
    Raised("The holder of 5.3 b alone has none", {**UNPROVEN, "roles[0].mandatory": ["5.3b"]}, (Grade.OPPORTUNITY,)),
    Raised("A risk owner has none", {"roles[+]": OWNER}, (Grade.OPPORTUNITY,)),
    Raised(
        "The reporter and a risk owner have none",
        {**UNPROVEN, "roles[0].mandatory": ["5.3b"], "roles[+]": OWNER},
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "The ISMS lead and a risk owner have none", {**UNPROVEN, "roles[+]": OWNER}, (Grade.MINOR, Grade.OPPORTUNITY)
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about competence", {"unknown": ["roles.assignments.competence"]}),)
