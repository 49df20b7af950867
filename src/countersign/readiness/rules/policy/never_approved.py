"""Policy has never been approved.

What it looks at
    Whether any version of the policy is approved. A version approved for a later day is still a draft today, one that
    was retired no longer counts, and a translation does not stand in for its original. A newer draft beside an
    approved version is no fault: the approved one is judged.

Why an auditor raises it
    A text that nobody approved is not yet the organisation's policy. To an auditor it is as good as missing.

What clears it
    Top management approves a version, with its label and the day on record. The content is then judged as approved.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import top_manager_named
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import approved, parent
from countersign.readiness.examples import GONE, Quiet, Raised
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="POL-002",
    clauses=("5.2", "A.5.1"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MAJOR: "no version of the policy is approved"},
    reads=("policies.versions",),
    silenced_by={"POL-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    policy = parent(dossier)
    if policy and not approved(policy):
        says = say(
            "The policy {policy} {state}. An unapproved policy is not yet the organisation's policy, and an auditor "
            "will treat it as missing. Put it in front of {top_manager} for approval, with the version and date "
            "recorded.",
            policy=policy.called,
            state=state(policy),
            top_manager=top_manager_named(dossier),
        )
        yield Finding(Grade.MAJOR, says)


def state(policy: Policy) -> str:
    if any(version.status == "superseded" and not version.translation_of for version in policy.versions):
        return "is no longer in force: every version that was once approved has been retired"
    if any(version.approved for version in policy.versions):
        return "is still a draft: only a translation has been approved"
    return "is still a draft: no version has ever been approved"


APPROVED_ON = "policies[0].versions[0].approved_on"
STATUS = "policies[0].versions[0].status"

QUIET = (
    Quiet("A version is approved", {}),
    Quiet("It was approved today", {APPROVED_ON: "2026-11-20"}),
    Quiet("It is approved, and the day is not recorded", {APPROVED_ON: GONE}),
    Quiet("A newer draft lies beside it", {"policies[0].versions[+]": {"v": "1.1", "status": "draft"}}),
    Quiet("There is no policy, which is said already", {"policies": []}),
)

RAISED = (
    Raised("The only version is a draft", {STATUS: "draft"}, (Grade.MAJOR,)),
    Raised("It will be approved tomorrow", {APPROVED_ON: "2026-11-21"}, (Grade.MAJOR,)),
    Raised("There is no version at all", {"policies[0].versions": []}, (Grade.MAJOR,)),
    Raised(
        "The only approved version has been retired",
        {STATUS: "superseded", "policies[0].versions[0].retired_on": "2026-10-01"},
        (Grade.MAJOR,),
    ),
    Raised(
        "Only a translation is approved",
        {"policies[0].versions[0].translation_of": "1.0-original"},
        (Grade.MAJOR,),
    ),
)
