"""Only the two mandatory responsibilities are defined.

What it looks at
    How many different roles have a holder, apart from those that carry 5.3 a or 5.3 b and apart from "everyone".

Why an auditor raises it
    The two assignments that the standard names are the floor. Where nothing stands on it, the auditor concludes that
    one person does everything and the rest of the organisation nothing.

What clears it
    Give people at least two further roles: sponsor, risk owner, internal auditor, HR contact, department contacts.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import holders, other_roles
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ROL-005",
    clauses=("5.3",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OPPORTUNITY: "fewer than two further roles have a holder"},
    reads=("roles.assignments", "people"),
    thresholds=(
        Threshold("headcount", 3, "up to so many people, a few share everything and that is in order"),
        Threshold("further_roles", 2, "how many roles beyond the mandatory ones show some depth"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    further = [role for role in other_roles(dossier) if holders(dossier, role)]
    large_enough = dossier.org.headcount > RULE.limit(dossier, "headcount")
    if large_enough and len(further) < RULE.limit(dossier, "further_roles"):
        says = say(
            "Only the two mandatory responsibilities are defined. That is a floor, not a ceiling, and shows little "
            "depth of governance. Add at least sponsor, risk owners, internal auditor, HR contact and department "
            "contacts."
        )
        yield Finding(Grade.OPPORTUNITY, says)


LEAD = {"id": "lead", "key": "isms_lead", "mandatory": ["5.3a"], "assignments": [{"person": "ben"}]}
REPORTER = {"id": "rep", "key": "reporter", "mandatory": ["5.3b"], "assignments": [{"person": "eve"}]}
SPONSOR = {"id": "sponsor", "key": "sponsor", "assignments": [{"person": "ada"}]}
HR = {"id": "hr", "key": "hr", "assignments": [{"person": "gus"}]}
EVERYONE = {"id": "all", "key": "all_staff", "assignments": [{"person": "lou"}]}

QUIET = (
    Quiet("Four further roles have a holder", {}),
    Quiet("Two have", {"roles": [LEAD, SPONSOR, HR]}),
    Quiet("Three people, and only the two duties", {"roles": [LEAD, REPORTER], "org.headcount": 3}),
)

RAISED = (
    Raised("Only one further role has a holder", {"roles": [LEAD, REPORTER, SPONSOR]}, (Grade.OPPORTUNITY,)),
    Raised("Four people, and only the two duties", {"roles": [LEAD], "org.headcount": 4}, (Grade.OPPORTUNITY,)),
    Raised('The second one is "everyone"', {"roles": [LEAD, SPONSOR, EVERYONE]}, (Grade.OPPORTUNITY,)),
    Raised(
        "The holder of the second one has left",
        {"roles": [LEAD, SPONSOR, HR], "people[3].left": "2026-11-20"},
        (Grade.OPPORTUNITY,),
    ),
    Raised("There are no roles at all", {"roles": []}, (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about roles", {"unknown": ["roles"]}),)
