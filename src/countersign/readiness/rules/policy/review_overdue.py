"""Policy review is overdue.

What it looks at
    How long ago the current version was approved, or the policy last reviewed, whichever is later, against the
    interval that the organisation itself set. On the due day nothing is overdue yet.

Why an auditor raises it
    The standard leaves the interval to you and then holds you to it.

What clears it
    Review the policy and record the outcome. "Nothing to change" is an outcome; approving a new version is a review.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import current_parent, last_looked_at, look_again_by
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-016",
    clauses=("A.5.1", "5.2"),
    basis=Basis.ANNEX_A,
    lead_days=3,
    tier=1,
    ladder={
        Grade.MINOR: "it is more than 30 days overdue",
        Grade.OBSERVATION: "it is 1 to 30 days overdue",
    },
    reads=("policies.versions", "policies.reviews"),
    thresholds=(Threshold("grace_days", 30, "a month late draws a question; longer, and the interval was not kept"),),
    silenced_by={"POL-001": ANY, "POL-002": ANY, "POL-017": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None:
        return
    policy, version = found
    looked_at = last_looked_at(policy, version)
    if looked_at is None:
        yield unknown("when the current version was approved")
    elif policy.review_months is None:
        yield unknown("how often the policy is to be reviewed")
    elif dossier.as_of > (due := look_again_by(looked_at, policy.review_months)):
        yield finding(dossier, policy, due)


def finding(dossier: Dossier, policy: Policy, due: date) -> Finding:
    says = say(
        "The review of {policy} was due on {due} and has not been recorded. Policies must be reviewed at the interval "
        "you set. Review it now and record the outcome, even if nothing changes.",
        policy=policy.called,
        due=due,
    )
    late = days_ago(dossier, due) > RULE.limit(dossier, "grace_days")
    return Finding(Grade.MINOR if late else Grade.OBSERVATION, says)


APPROVED_ON = "policies[0].versions[0].approved_on"
LONG_AGO = {APPROVED_ON: "2024-11-04"}

QUIET = (
    Quiet("It is not due yet", {}),
    Quiet("It is due today", {APPROVED_ON: "2025-11-20"}),
    Quiet("It was approved long ago and reviewed since", {**LONG_AGO, "policies[0].reviews": [{"on": "2026-01-12"}]}),
    Quiet(
        "It was reviewed without a change",
        {**LONG_AGO, "policies[0].reviews": [{"on": "2026-01-12", "outcome": "no change"}]},
    ),
    Quiet("The organisation's own interval is longer", {APPROVED_ON: "2025-10-20", "policies[0].review_months": 24}),
    Quiet("It was missed for a whole cycle, which is said already", {APPROVED_ON: "2023-11-19"}),
)

RAISED = (
    Raised("One day late", {APPROVED_ON: "2025-11-19"}, (Grade.OBSERVATION,)),
    Raised("30 days late", {APPROVED_ON: "2025-10-21"}, (Grade.OBSERVATION,)),
    Raised("31 days late", {APPROVED_ON: "2025-10-20"}, (Grade.MINOR,)),
    Raised(
        "The last review is too long ago as well",
        {**LONG_AGO, "policies[0].reviews": [{"on": "2025-06-02"}]},
        (Grade.MINOR,),
    ),
    Raised(
        "The review is planned for tomorrow",
        {APPROVED_ON: "2025-11-19", "policies[0].reviews": [{"on": "2026-11-21"}]},
        (Grade.OBSERVATION,),
    ),
    Raised("The organisation's own interval is shorter", {"policies[0].review_months": 6}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("The day of the approval is missing", {APPROVED_ON: GONE}),
    Unassessable("No interval is set", {"policies[0].review_months": GONE}),
    Unassessable("Nothing is known about reviews of the policy", {"unknown": ["policies.reviews"]}),
)
