"""No decision about making the policy available to interested parties.

What it looks at
    Whether somebody decided how customers, suppliers or regulators can get the policy: published, as a summary, on
    request, or not at all. Not sharing it needs a reason. A statement on the website counts as a summary.

Why an auditor raises it
    Clause 5.2 asks that the policy be available to interested parties "as appropriate". What is appropriate is yours
    to decide, but somebody has to.

What clears it
    Record the decision. "On request, under a confidentiality agreement" is fine.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="POL-022",
    clauses=("5.2(g)",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={Grade.MINOR: "nothing is decided, or it is not shared and nobody says why"},
    reads=("policies.external",),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    policy = parent(dossier)
    if policy is None:
        return
    external = policy.external
    if external.mode is None or (external.mode == "not_shared" and not external.reason):
        says = say(
            "Nothing shows how interested parties can obtain the policy. The standard asks for availability "
            '"as appropriate", so deciding "on request under NDA" is fine, but a decision is needed. Choose: '
            "published, summary published, on request, or not shared and why."
        )
        yield Finding(Grade.MINOR, says)


EXTERNAL = "policies[0].external"

QUIET = (
    Quiet("It is published", {}),
    Quiet("A summary is published", {EXTERNAL: {"mode": "summary_published"}}),
    Quiet("On request", {EXTERNAL: {"mode": "on_request"}}),
    Quiet("Not shared, with a reason", {EXTERNAL: {"mode": "not_shared", "reason": "No party outside relies on it"}}),
)

RAISED = (
    Raised("Nothing is decided", {EXTERNAL: GONE}, (Grade.MINOR,)),
    Raised("Only a reason is given", {EXTERNAL: {"reason": "Under discussion"}}, (Grade.MINOR,)),
    Raised("Not shared, without a reason", {EXTERNAL: {"mode": "not_shared"}}, (Grade.MINOR,)),
    Raised(
        "The same, and it is only a draft", {EXTERNAL: GONE, "policies[0].versions[0].status": "draft"}, (Grade.MINOR,)
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about the decision", {"unknown": ["policies.external"]}),)
