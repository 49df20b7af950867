"""No next review planned.

What it looks at
    Whether a date for the next review is set, planned or noted in an earlier one; where none is, whether an interval
    is recorded.

Why an auditor raises it
    Clause 9.3.1 wants reviews at planned intervals, and auditors ask for the next date. An interval is a plan of
    sorts; without it nothing is planned.

What clears it
    Put the date into the diaries and on record. A recurring series counts.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.reviewing import dates_ahead, held
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="REV-010",
    clauses=("9.3.1",),
    basis=Basis.CLAUSE,
    lead_days=1,
    tier=1,
    ladder={
        Grade.MINOR: "no date is set, and the interval of reviews was emptied",
        Grade.OPPORTUNITY: "no date is set, but an interval is recorded",
    },
    reads=("reviews.next_planned_on",),
    silenced_by={"REV-001": ANY},
)

HINT = " Auditors ask for the date, and diaries fill. Put it in."
UNDATED = "No next management review is scheduled." + HINT
UNPLANNED = "No next management review is scheduled and no interval is set." + HINT


def judge(dossier: Dossier) -> Answers:
    """Where the interval is not known, the mildest grade stands."""
    if held(dossier) and not dates_ahead(dossier):
        emptied = dossier.review_interval_months is None and dossier.knows("review_interval_months")
        yield Finding(Grade.MINOR if emptied else Grade.OPPORTUNITY, say(UNPLANNED if emptied else UNDATED))


NEXT = "reviews[0].next_planned_on"
EMPTIED = {"review_interval_months": None}

QUIET = (
    Quiet("The next date is noted", {}),
    Quiet("It is today", {NEXT: "2026-11-20"}),
    Quiet("It is noted in an earlier one", {"reviews[+]": {"held_on": "2026-10-14"}}),
    Quiet("It is planned", {NEXT: GONE, "reviews[+]": {"planned_on": "2027-02-10"}}),
    Quiet("It is set, and no interval is", EMPTIED),
    Quiet("It is held tomorrow", {NEXT: GONE, "reviews[+]": {"held_on": "2026-11-21"}}),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("It was yesterday", {NEXT: "2026-11-19"}, (Grade.OPPORTUNITY,)),
    Raised("None is noted", {NEXT: GONE}, (Grade.OPPORTUNITY,)),
    Raised(
        "None is noted, the own interval is 6 months", {NEXT: GONE, "review_interval_months": 6}, (Grade.OPPORTUNITY,)
    ),
    Raised("None is noted, and the interval was emptied", {NEXT: GONE, **EMPTIED}, (Grade.MINOR,)),
    Raised(
        "The planned one was yesterday", {NEXT: GONE, "reviews[+]": {"planned_on": "2026-11-19"}}, (Grade.OPPORTUNITY,)
    ),
    Raised(
        "The one planned for next year was held already",
        {NEXT: GONE, "reviews[0].planned_on": "2027-02-10"},
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "It is noted in one that was not held",
        {NEXT: GONE, "reviews[+]": {"next_planned_on": "2027-02-10"}},
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "None is noted, and nobody knows whether an interval is set",
        {NEXT: GONE, "unknown": ["review_interval_months"]},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows the next date", {"unknown": ["reviews.next_planned_on"]}),
)
