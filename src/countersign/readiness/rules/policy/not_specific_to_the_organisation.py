"""Policy is not specific to the organisation.

What it looks at
    Whether somebody marked and confirmed the passage that ties the policy to what the organisation is for; and how
    many of the organisation's own terms (its names, products, customers, sectors, places, kinds of data) the text
    uses. The count only hints, so it weighs little. A very short policy with the passage is fine.

Why an auditor raises it
    The policy must fit the organisation's purpose. A downloaded text under a new logo draws scrutiny.

What clears it
    Add two or three sentences on your services, your customers and the information you hold, and mark them. A group
    policy that a subsidiary adopts needs one sentence on the subsidiary.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import judged_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-010",
    clauses=("5.2(a)",),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MINOR: "no passage is confirmed as the purpose",
        Grade.OPPORTUNITY: "the passage is there, and the text uses fewer than two of the organisation's own terms",
    },
    reads=("policies.versions.marks",),
    thresholds=(Threshold("terms", 2, "a text about you names you and at least one thing that you do"),),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = judged_parent(dossier)
    if found is None:
        yield unknown("what the policy says")
        return
    policy, version = found
    terms = own_terms(dossier, version)
    if not version.marks.purpose:
        detail = "no passage is marked as the one that ties it to your purpose"
        yield Finding(Grade.MINOR, message(dossier, policy, detail))
    elif terms is None:
        yield unknown("how many of the organisation's own terms the policy uses")
    elif terms < RULE.limit(dossier, "terms"):
        detail = f"the text uses {f'only {terms}' if terms else 'none'} of your own terms"
        yield Finding(Grade.OPPORTUNITY, message(dossier, policy, detail))


def own_terms(dossier: Dossier, version: Version) -> int | None:
    """How many the text uses; nothing while none are listed to be counted."""
    return None if dossier.org.context_terms == () else version.context_hits


def message(dossier: Dossier, policy: Policy, detail: str) -> Words:
    return say(
        "{policy} says too little about {org}: {detail}. The policy must fit the organisation's purpose, and a "
        "downloaded text with a logo attracts scrutiny. Add two or three sentences on your services, customers and "
        "the information you hold.",
        policy=policy.called,
        org=dossier.org.name,
        detail=detail,
    )


MARK, HITS = "policies[0].versions[0].marks.purpose", "policies[0].versions[0].context_hits"

QUIET = (
    Quiet("The passage is marked and the text uses four own terms", {}),
    Quiet("It uses two", {HITS: 2}),
    Quiet("It uses two, and no list of terms was given", {HITS: 2, "org.context_terms": GONE}),
    Quiet("It is very short, with the passage", {"policies[0].versions[0].words": 90}),
)

RAISED = (
    Raised("No passage is marked", {MARK: GONE}, (Grade.MINOR,)),
    Raised("No passage is marked, and no term is used", {MARK: GONE, HITS: 0}, (Grade.MINOR,)),
    Raised("No passage is marked, and nothing was counted", {MARK: GONE, HITS: GONE}, (Grade.MINOR,)),
    Raised("The passage is marked, and one term is used", {HITS: 1}, (Grade.OPPORTUNITY,)),
    Raised("The passage is marked, and no term is used", {HITS: 0}, (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing was counted", {HITS: GONE}),
    Unassessable("The list of own terms is empty", {"org.context_terms": []}),
    Unassessable("There is no version to read", {"policies[0].versions": []}),
)
