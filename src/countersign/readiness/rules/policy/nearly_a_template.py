"""Text nearly identical to a published template.

What it looks at
    How much of the text also stands in a template, ours among them: of its different runs of five words, names and
    numbers left out, the share that one template has too. The current version is read, or the latest draft while
    nothing is approved.

Why an auditor raises it
    Starting from a template is not wrong. Auditors discount a document that nobody adapted.

What clears it
    Rewrite the sections on purpose, responsibilities and objectives in your own words first.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import judged_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-012",
    clauses=("5.2(a)",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OPPORTUNITY: "85% or more of the text stands in one template"},
    reads=("policies.versions",),
    thresholds=(Threshold("share", 0.85, "a judgement that still has to be tried on real policies", whole=False),),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = judged_parent(dossier)
    share = found[1].template_similarity if found else None
    if found is None or share is None:
        yield unknown("how much of the policy stands in a template")
    elif share >= RULE.limit(dossier, "share"):
        says = say(
            "{pct}% of {policy} matches the template it was built from. That is not wrong in itself, but auditors "
            "discount documents that nobody adapted. Adapt the sections on purpose, responsibilities and objectives "
            "first.",
            pct=round(min(share, 1) * 100),
            policy=found[0].called,
        )
        yield Finding(Grade.OPPORTUNITY, says)


SHARE = "policies[0].versions[0].template_similarity"

QUIET = (
    Quiet("A fifth of it stands in a template", {}),
    Quiet("Just under the limit", {SHARE: 0.849}),
)

RAISED = (
    Raised("At the limit", {SHARE: 0.85}, (Grade.OPPORTUNITY,)),
    Raised("Word for word", {SHARE: 1}, (Grade.OPPORTUNITY,)),
    Raised(
        "A draft, while nothing is approved",
        {SHARE: 0.9, "policies[0].versions[0].status": "draft"},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("It was not compared", {SHARE: GONE}),
    Unassessable("There is no version to read", {"policies[0].versions": []}),
)
