"""No record of the last management review.

What it looks at
    Whether the latest review, held more than 30 days ago, has minutes on record.

Why an auditor raises it
    Clause 9.3.3 wants documented information as evidence of the results. Without it an auditor cannot accept that the
    review took place.

What clears it
    Write down attendance, inputs, decisions and actions now, and let the date of writing show. Slides count only with
    the decisions and the attendance on them.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.reviewing import latest
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="REV-012",
    clauses=("9.3.3", "7.5"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MINOR: "the latest review was held more than 30 days ago and has no minutes"},
    reads=("reviews.minutes_on",),
    thresholds=(Threshold("grace_days", 30, "time to write the minutes and have them confirmed"),),
    silenced_by={"REV-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = latest(dossier)
    if found is None or found[1].minutes_on is not None:
        return
    if days_ago(dossier, found[0]) > RULE.limit(dossier, "grace_days"):
        says = say(
            "No record exists of the management review held on {date}. Its results must be documented; without them an "
            "auditor cannot accept that it took place. Write down attendance, inputs, decisions and actions now, and "
            "let the date of writing show.",
            date=found[0],
        )
        yield Finding(Grade.MINOR, says)


MINUTES = "reviews[0].minutes_on"
MISSING = {MINUTES: GONE}

QUIET = (
    Quiet("There are minutes", {}),
    Quiet("It was held 30 days ago", {**MISSING, "reviews[0].held_on": "2026-10-21"}),
    Quiet("An earlier one has none", {"reviews[+]": {"held_on": "2026-03-10"}}),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("There are none", MISSING, (Grade.MINOR,)),
    Raised("It was held 31 days ago", {**MISSING, "reviews[0].held_on": "2026-10-20"}, (Grade.MINOR,)),
    Raised("They are written tomorrow", {MINUTES: "2026-11-21"}, (Grade.MINOR,)),
    Raised("Only the month of writing is recorded", {MINUTES: "2026-06"}, (Grade.MINOR,)),
    Raised("A later one has none", {"reviews[+]": {"held_on": "2026-10-14"}}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows whether there are any", {"unknown": ["reviews.minutes_on"]}),
)
