"""Policy unreviewed for a whole certification cycle.

What it looks at
    Whether 36 months have passed since the current version was approved, or the policy last reviewed, and twice the
    organisation's own interval as well. Where no interval is set, twelve months are assumed.

Why an auditor raises it
    A certificate lasts three years. A policy that nobody looked at in all that time shows that there is no review
    process at all.

What clears it
    Review the policy and have it approved again, before anything else.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.periods import months_after
from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.dossier.versions import current_parent, last_looked_at, look_again_by
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="POL-017",
    clauses=("5.2", "A.5.1"),
    basis=Basis.ANNEX_A,
    lead_days=7,
    tier=1,
    ladder={Grade.MAJOR: "a whole cycle has passed, and the own interval twice over"},
    reads=("policies.versions", "policies.reviews"),
    thresholds=(
        Threshold("cycle_months", 36, "a certificate lasts three years"),
        Threshold("intervals", 2, "never before the own interval has been missed twice over"),
        Threshold("assumed_months", 12, "the usual interval, where the organisation set none"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    if found is None:
        return
    policy, version = found
    looked_at = last_looked_at(policy, version)
    if looked_at is None:
        yield unknown("when the current version was approved")
    elif dossier.as_of > look_again_by(looked_at, longest(dossier, policy)):
        says = say(
            "{policy} was last approved or reviewed {months} months ago. Nobody can show it still fits the business, "
            "and the review process is plainly not working. Review and re-approve before anything else.",
            policy=policy.called,
            months=whole_months(looked_at, dossier.as_of),
        )
        yield Finding(Grade.MAJOR, says)


def longest(dossier: Dossier, policy: Policy) -> float:
    """How many months may pass at the most."""
    own = policy.review_months or RULE.limit(dossier, "assumed_months")
    return max(RULE.limit(dossier, "cycle_months"), RULE.limit(dossier, "intervals") * own)


def whole_months(since: date, until: date) -> int:
    months = (until.year - since.year) * 12 + until.month - since.month
    return months if months_after(since, months) <= until else months - 1


APPROVED_ON, INTERVAL = "policies[0].versions[0].approved_on", "policies[0].review_months"

QUIET = (
    Quiet("It was approved this year", {}),
    Quiet("It was approved 36 months ago to the day", {APPROVED_ON: "2023-11-20"}),
    Quiet("It was reviewed since", {APPROVED_ON: "2019-05-06", "policies[0].reviews": [{"on": "2023-11-20"}]}),
    Quiet("The own interval is 24 months, and 48 have passed", {APPROVED_ON: "2022-11-20", INTERVAL: 24}),
    Quiet("No interval is set, and 36 months have passed", {APPROVED_ON: "2023-11-20", INTERVAL: GONE}),
)

RAISED = (
    Raised("36 months and a day", {APPROVED_ON: "2023-11-19"}, (Grade.MAJOR,)),
    Raised("The own interval is short: still 36 months", {APPROVED_ON: "2023-11-19", INTERVAL: 6}, (Grade.MAJOR,)),
    Raised("The own interval is 24 months: 48 and a day", {APPROVED_ON: "2022-11-19", INTERVAL: 24}, (Grade.MAJOR,)),
    Raised("No interval is set", {APPROVED_ON: "2023-11-19", INTERVAL: GONE}, (Grade.MAJOR,)),
    Raised(
        "The last review is as old",
        {APPROVED_ON: "2019-05-06", "policies[0].reviews": [{"on": "2023-11-19"}]},
        (Grade.MAJOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The day of the approval is missing", {APPROVED_ON: GONE}),
    Unassessable("Nothing is known about reviews of the policy", {"unknown": ["policies.reviews"]}),
)
