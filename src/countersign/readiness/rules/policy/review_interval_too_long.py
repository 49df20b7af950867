"""Review interval longer than a year, or not set.

What it looks at
    The interval at which the organisation plans to review its approved policy.

Why an auditor raises it
    The control expects reviews at planned intervals. Without an interval nothing is planned. The standard does not
    say how long it may be; a year is the usual maximum, and some laws and card rules demand it.

What clears it
    Set an interval of twelve months or less.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="POL-018",
    clauses=("A.5.1",),
    basis=Basis.ANNEX_A,
    lead_days=1,
    tier=2,
    ladder={
        Grade.MINOR: "no interval is set",
        Grade.OPPORTUNITY: "the interval is longer than twelve months",
    },
    reads=("policies.versions", "policies.review_months"),
    thresholds=(Threshold("months", 12, "the usual maximum, and the law where NIS2 rules or PCI DSS apply"),),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = current_parent(dossier)
    months = found[0].review_months if found else None
    if found is None or (months is not None and months <= RULE.limit(dossier, "months")):
        return
    says = say(
        "The planned review interval for {policy} is {interval}. The standard leaves its length to you but expects "
        "one to be planned; a year is the usual maximum, and some laws require it. Set twelve months.",
        policy=found[0].called,
        interval=f"{months} months" if months is not None else "not set",
    )
    yield Finding(Grade.OPPORTUNITY if months is not None else Grade.MINOR, says)


INTERVAL = "policies[0].review_months"

QUIET = (
    Quiet("Twelve months", {}),
    Quiet("None is set, and nothing is approved", {INTERVAL: GONE, "policies[0].versions[0].status": "draft"}),
)

RAISED = (
    Raised("13 months", {INTERVAL: 13}, (Grade.OPPORTUNITY,)),
    Raised("None is set", {INTERVAL: GONE}, (Grade.MINOR,)),
    Raised(
        "None is set, and the approval has no date",
        {INTERVAL: GONE, "policies[0].versions[0].approved_on": GONE},
        (Grade.MINOR,),
    ),
    Raised(
        "None is set, and the control does not apply",
        {INTERVAL: GONE, "org.excluded_controls": ["A.5.1"]},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about the interval", {"unknown": ["policies.review_months"]}),)
