"""No improvement with leadership behind it.

What it looks at
    The improvements of the last year, or since the management system began if that is later, and whether one of them
    was sponsored or decided by somebody who was top management on that day.

Why an auditor raises it
    Clause 5.1 has top management promote continual improvement, and clause 10.1 wants it to happen. The question is
    what got better since the last visit.

What clears it
    Let the management review decide one improvement, and track it. An action from a review counts when it is recorded
    as an improvement.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import window, within
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.readiness.dossier.leading import first_day
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="IMP-001",
    clauses=("5.1(g)", "10.1"),
    basis=Basis.CLAUSE,
    lead_days=30,
    tier=1,
    ladder={
        Grade.MINOR: "no improvement is on record",
        Grade.OPPORTUNITY: "none of them was sponsored by top management",
    },
    reads=("improvements", "people", "top_management"),
    thresholds=(Threshold("window_days", 365, "auditors ask what got better since they were last here"),),
    needs_register=True,
    needs_settled=True,
)

HINT = " Leadership must promote continual improvement. Let the management review decide one improvement and track it."


def judge(dossier: Dossier) -> Answers:
    days = window(dossier, RULE.limit(dossier, "window_days"))
    recent = [one for one in dossier.improvements if within(dossier, one.on, days)]
    if not recent:
        says = say("No improvement is on record since {date}." + HINT, date=first_day(dossier, days))
        yield Finding(Grade.MINOR, says)
    elif not any(was_top_manager(dossier, one.sponsor, one.on) for one in recent):
        yield Finding(Grade.OPPORTUNITY, unsponsored(len(recent)), subject=str(len(recent)))


def unsponsored(n: int) -> Words:
    if n == 1:
        return say("The only improvement on record was not sponsored by leadership." + HINT)
    return say("Not one of the {n} improvements on record was sponsored by leadership." + HINT, n=n)


ON, SPONSOR = "improvements[0].on", "improvements[0].sponsor"
OLD = {"org.isms_started": "2024-03-04"}
ANOTHER = {"on": "2026-08-10", "sponsor": "ben"}
YOUNG = {"improvements": [], "org.isms_started": "2026-08-23"}

QUIET = (
    Quiet("Top management sponsored it", {}),
    Quiet("They sponsored one of two", {"improvements[+]": ANOTHER}),
    Quiet("It was 365 days ago", {**OLD, ON: "2025-11-20"}),
    Quiet("It was on the day the system began", {"org.isms_started": "2026-06-10"}),
    Quiet("They led from that very day", {"top_management[0].from": "2026-06-10"}),
)

RAISED = (
    Raised("There is none", {"improvements": []}, (Grade.MINOR,)),
    Raised("It was 366 days ago", {**OLD, ON: "2025-11-19"}, (Grade.MINOR,)),
    Raised("It was the day before the system began", {"org.isms_started": "2026-06-11"}, (Grade.MINOR,)),
    Raised("It is of tomorrow", {ON: "2026-11-21"}, (Grade.MINOR,)),
    Raised("Nobody sponsored it", {SPONSOR: GONE}, (Grade.OPPORTUNITY,)),
    Raised("Somebody else sponsored both", {SPONSOR: "eve", "improvements[+]": ANOTHER}, (Grade.OPPORTUNITY,)),
    Raised("They led from the next day", {"top_management[0].from": "2026-06-11"}, (Grade.OPPORTUNITY,)),
    Raised(
        "The one that they sponsored is too old",
        {**OLD, ON: "2025-11-19", "improvements[+]": ANOTHER},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The system is 89 days old, and no audit is near", YOUNG),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about improvements", {"unknown": ["improvements"]}),
)
