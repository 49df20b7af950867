"""No leadership decision on resources.

What it looks at
    Whether somebody who was top management on that day approved a request for resources in the last year, or since
    the management system began if that is later. A routine renewal counts if a leader approved it knowingly.

Why an auditor raises it
    Clause 5.1 makes top management answer for the resources being there. Auditors ask for one example of something
    that management approved recently; where requests were made and none was approved, they ask why.

What clears it
    Record the last decision of this kind: a hire, a tool, time for training.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, window, within
from countersign.readiness.dossier.leading import first_day
from countersign.readiness.dossier.requests import decided, decided_by_the_top
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="RES-001",
    clauses=("5.1(c)", "7.1"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MINOR: "a request was made more than 30 days ago, and top management approved none",
        Grade.OPPORTUNITY: "top management approved none, and was asked for none until lately",
    },
    reads=("resources", "people", "top_management"),
    thresholds=(
        Threshold("window_days", 365, "auditors ask about the year since they were last here"),
        Threshold("grace_days", 30, "time to decide about a new request"),
    ),
    needs_register=True,
    needs_settled=True,
)


def judge(dossier: Dossier) -> Answers:
    days = window(dossier, RULE.limit(dossier, "window_days"))
    approved = (one for one in decided(dossier, days) if one.decision == "approved")
    if any(decided_by_the_top(dossier, one) for one in approved):
        return
    says = say(
        "No approval of resources by leadership is on record since {date}. Auditors ask for one example of something "
        "management recently approved. Record the last one: a hire, a tool, training time.",
        date=first_day(dossier, days),
    )
    yield Finding(Grade.MINOR if was_asked(dossier, days) else Grade.OPPORTUNITY, says)


def was_asked(dossier: Dossier, days: int) -> bool:
    """Was there a request long enough ago for a decision?"""
    grace = RULE.limit(dossier, "grace_days")
    return any(
        within(dossier, one.raised_on, days) and days_ago(dossier, one.raised_on) > grace for one in dossier.resources
    )


RAISED_ON, ON, BY = "resources[0].raised_on", "resources[0].decided_on", "resources[0].decided_by"
OLD = {"org.isms_started": "2024-03-04", RAISED_ON: "2025-11-03"}
YOUNG = {"org.isms_started": "2026-08-23", "resources": []}

QUIET = (
    Quiet("Top management approved a request", {}),
    Quiet("They approved it 365 days ago", {**OLD, ON: "2025-11-20"}),
    Quiet("They approved it on the day the system began", {"org.isms_started": "2026-04-21"}),
    Quiet("They led from that very day", {"top_management[0].from": "2026-04-21"}),
    Quiet(
        "Another request was declined",
        {
            "resources[+]": {
                "id": "q2",
                "raised_on": "2026-05-04",
                "decided_on": "2026-05-11",
                "decided_by": "ada",
                "decision": "declined",
            }
        },
    ),
)

RAISED = (
    Raised("Nothing was asked for", {"resources": []}, (Grade.OPPORTUNITY,)),
    Raised("They approved it 366 days ago", {**OLD, ON: "2025-11-19"}, (Grade.OPPORTUNITY,)),
    Raised(
        "It was asked for 365 days ago and approved by nobody",
        {**OLD, RAISED_ON: "2025-11-20", ON: GONE},
        (Grade.MINOR,),
    ),
    Raised(
        "They approved it the day before the system began", {"org.isms_started": "2026-04-22"}, (Grade.OPPORTUNITY,)
    ),
    Raised("It was asked for 366 days ago", {**OLD, RAISED_ON: "2025-11-19", ON: GONE}, (Grade.OPPORTUNITY,)),
    Raised("Somebody else approved it", {BY: "ben"}, (Grade.MINOR,)),
    Raised("They led from the next day", {"top_management[0].from": "2026-04-22"}, (Grade.MINOR,)),
    Raised("It was declined", {"resources[0].decision": "declined"}, (Grade.MINOR,)),
    Raised("It is undecided, and was made 31 days ago", {ON: GONE, RAISED_ON: "2026-10-20"}, (Grade.MINOR,)),
    Raised("It is undecided, and was made 30 days ago", {ON: GONE, RAISED_ON: "2026-10-21"}, (Grade.OPPORTUNITY,)),
    Raised("It will be approved tomorrow", {ON: "2026-11-21"}, (Grade.MINOR,)),
    Raised("The system is 90 days old: 22 August", {**YOUNG, "org.isms_started": "2026-08-22"}, (Grade.OPPORTUNITY,)),
    Raised(
        "It is 89 days old, and an audit is 60 days away",
        {**YOUNG, "audits[0].date": "2027-01-19"},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The system is 89 days old, and no audit is near", YOUNG),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about requests", {"unknown": ["resources"]}),
)
