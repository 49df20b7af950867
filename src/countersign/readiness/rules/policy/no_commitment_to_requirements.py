"""No commitment to satisfy applicable requirements.

What it looks at
    Whether somebody marked and confirmed the passage in which the policy commits to meeting the requirements that
    apply: laws, regulations, contracts and others. The current version is read, or the latest draft while nothing is
    approved. A search for words may suggest a passage; it never counts as one, for it cannot tell a promise from its
    denial.

Why an auditor raises it
    Clause 5.2 asks for this commitment in the policy itself. Naming a standard that one follows does not replace it.

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
    code="POL-007",
    clauses=("5.2(c)",),
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
    elif not found[1].marks.requirements:
        says = say(
            "No passage of {policy} is marked as the commitment to meet legal, regulatory, contractual and other "
            "applicable information security requirements. The standard requires that commitment in the policy "
            "itself. Mark the passage if it is there; add one sentence if it is not, and re-approve.",
            policy=found[0].called,
        )
        yield Finding(Grade.MINOR, says)


MARK = "policies[0].versions[0].marks.requirements"
DRAFT = {"v": "1.1", "status": "draft"}

QUIET = (
    Quiet("The passage is marked", {}),
    Quiet("A newer draft has no mark; the approved version is read", {"policies[0].versions[+]": DRAFT}),
)

RAISED = (
    Raised("No passage is marked", {MARK: GONE}, (Grade.MINOR,)),
    Raised("The mark is empty", {MARK: ""}, (Grade.MINOR,)),
    Raised("Nothing is marked at all", {"policies[0].versions[0].marks": GONE}, (Grade.MINOR,)),
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
