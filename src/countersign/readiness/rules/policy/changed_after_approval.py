"""Text was changed after approval.

What it looks at
    Whether the text that people see today is still the text that was approved. Both are kept as digests, taken of
    the words themselves: white space, line endings and a newly printed file make no difference.

Why an auditor raises it
    An approval covers exact words. Any change to them, even a small one, is a new version that nobody approved.

What clears it
    Put the approved text back, or submit the change as a new version for approval.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, unknown

RULE = Rule(
    code="POL-015",
    clauses=("5.2", "7.5.3"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={Grade.MINOR: "the text differs from the approved one"},
    reads=("policies.versions",),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None:
        return
    version = found[1]
    if version.hash_ok is None or version.hash_now is None:
        yield unknown("which text was approved, or which one people see")
    elif version.hash_ok != version.hash_now:
        says = say(
            "The text people see today is not the text {approver} approved on {date}. Any change, even a small one, "
            "needs a new version and approval. Restore the approved text or submit the change for approval.",
            approver=name_of(dossier, version.approved_by) if version.approved_by else "somebody unnamed",
            date=version.approved_on or "a day that is not recorded",
        )
        yield Finding(Grade.MINOR, says)


APPROVED, SEEN = "policies[0].versions[0].hash_ok", "policies[0].versions[0].hash_now"

QUIET = (
    Quiet("People see what was approved", {}),
    Quiet("It is only a draft", {SEEN: "sha256:two", "policies[0].versions[0].status": "draft"}),
)

RAISED = (
    Raised("People see another text", {SEEN: "sha256:two"}, (Grade.MINOR,)),
    Raised(
        "They do, and the approval names neither person nor day",
        {
            SEEN: "sha256:two",
            "policies[0].versions[0].approved_by": GONE,
            "policies[0].versions[0].approved_on": GONE,
        },
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The approved text was not kept", {APPROVED: GONE}),
    Unassessable("What people see is not known", {SEEN: GONE}),
)
