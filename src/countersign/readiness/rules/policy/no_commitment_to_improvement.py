"""No commitment to continual improvement.

What it looks at
    Whether somebody marked and confirmed the passage in which the policy commits to improving the information
    security management system again and again. The current version is read, or the latest draft while nothing is
    approved.

Why an auditor raises it
    It is a required sentence and one of the first they look for. Any plain words will do. "We review this policy
    every year" will not: that is review, not improvement.

What clears it
    Mark the passage if it is there. If not, add one sentence and have the new version approved.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import judged_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, unknown

RULE = Rule(
    code="POL-008",
    clauses=("5.2(d)",),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={Grade.MINOR: "no passage is confirmed as this commitment"},
    reads=("policies.versions.marks",),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = judged_parent(dossier)
    if found is None:
        yield unknown("what the policy says")
    elif not found[1].marks.improvement:
        says = say(
            "No passage of {policy} commits the organisation to keep improving the information security management "
            "system. It is a required sentence, and one of the first an auditor looks for. Add or mark it and "
            "re-approve.",
            policy=found[0].called,
        )
        yield Finding(Grade.MINOR, says)


MARK = "policies[0].versions[0].marks.improvement"
DRAFT = {"v": "1.1", "status": "draft"}

QUIET = (
    Quiet("The passage is marked", {}),
    Quiet("A newer draft has no mark; the approved version is read", {"policies[0].versions[+]": DRAFT}),
)

RAISED = (
    Raised("No passage is marked", {MARK: GONE}, (Grade.MINOR,)),
    Raised("The mark is empty", {MARK: ""}, (Grade.MINOR,)),
    Raised(
        "Nothing is approved, and the last draft has no mark",
        {"policies[0].versions[0].status": "draft", "policies[0].versions[+]": DRAFT},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("There is no version to read", {"policies[0].versions": []}),
    Unassessable("Nothing is known about marks", {"unknown": ["policies.versions.marks"]}),
)
