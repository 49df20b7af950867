"""Template placeholders left in the text.

What it looks at
    What the scan of the text found that is still to be filled in: curly or square brackets from a template, "insert
    here", TBC, lorem ipsum. Blank lines for a signature never count, nor does a block marked as a template on
    purpose. The current version is read, or the latest draft while nothing is approved.

Why an auditor raises it
    A placeholder in an approved policy shows that nobody read it before approving it.

What clears it
    Fill or delete them, and have the corrected version approved.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import judged_parent, label_of
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-011",
    clauses=("5.2(a)", "7.5.2"),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "the version was approved with placeholders in it",
        Grade.OBSERVATION: "the version is a draft",
    },
    reads=("policies.versions.placeholders",),
    thresholds=(Threshold("hits", 1, "finished policies have none, so the first one counts"),),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = judged_parent(dossier)
    if found is None:
        yield unknown("what the policy says")
        return
    policy, version = found
    hits = [hit for hit in version.placeholders if hit.strip()]
    if hits and len(hits) >= RULE.limit(dossier, "hits"):
        grade = Grade.OBSERVATION if version.status == "draft" else Grade.MINOR
        yield Finding(grade, message(policy, version, hits))


def message(policy: Policy, version: Version, hits: list[str]) -> Words:
    if len(hits) == 1:
        return say(
            'Version {v} of {policy} still contains an unfilled placeholder, "{example}". It tells an auditor nobody '
            "read the document before approving it. Fill or delete it and approve a corrected version.",
            v=label_of(version),
            policy=policy.called,
            example=hits[0],
        )
    return say(
        'Version {v} of {policy} still contains {n} unfilled placeholders, for example "{example}". It tells an '
        "auditor nobody read the document before approving it. Fill or delete them and approve a corrected version.",
        v=label_of(version),
        policy=policy.called,
        n=len(hits),
        example=hits[0],
    )


FOUND = "policies[0].versions[0].placeholders"
DRAFT = {"policies[0].versions[0].status": "draft"}

QUIET = (
    Quiet("The scan found nothing", {}),
    Quiet(
        "A newer draft has some; the approved version is read",
        {"policies[0].versions[+]": {"v": "1.1", "status": "draft", "placeholders": ["TBC"]}},
    ),
)

RAISED = (
    Raised("There is one in the approved text", {FOUND: ["[Company Name]"]}, (Grade.MINOR,)),
    Raised("There are several", {FOUND: ["[Company Name]", "<insert date>", "TBC"]}, (Grade.MINOR,)),
    Raised("There is one in a draft, while nothing is approved", {**DRAFT, FOUND: ["TBD"]}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("The text was not scanned", {"unknown": ["policies.versions.placeholders"]}),
    Unassessable("There is no version to read", {"policies[0].versions": []}),
)
