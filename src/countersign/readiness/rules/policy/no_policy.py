"""No information security policy.

What it looks at
    Whether the organisation has a parent policy at all.

Why an auditor raises it
    It is the one document on which clause 5.2 itself insists; without it the whole clause fails.

What clears it
    Create the policy, from the outline or from a Word file. It then still needs top management's name under it.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import parent
from countersign.readiness.examples import Quiet, Raised
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="POL-001",
    clauses=("5.2",),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={Grade.MAJOR: "there is no parent policy"},
    reads=("policies",),
)


def judge(dossier: Dossier) -> Answers:
    if parent(dossier) is None:
        says = say(
            "There is no overall information security policy on record. It is the one document Clause 5 itself "
            "insists on, so without it the whole clause fails. Create the policy from the outline, tailor it to "
            "{org}, and have a member of top management approve it.",
            org=dossier.org.name,
        )
        yield Finding(Grade.MAJOR, says)


QUIET = (
    Quiet("There is a policy, approved or not", {}),
    Quiet("It is only a draft so far", {"policies[0].versions[0].status": "draft"}),
)

RAISED = (
    Raised("Nothing is on record", {"policies": []}, (Grade.MAJOR,)),
    Raised("There are topic policies and no parent", {"policies[0].kind": "topic"}, (Grade.MAJOR,)),
)
