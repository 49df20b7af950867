"""Earlier actions not looked at in the next review.

What it looks at
    Whether the only input that was left out is the first one, what became of the actions of earlier reviews, while
    the review before the latest had actions that were still open on its day.

Why an auditor raises it
    Clause 9.3.2 names it first. Actions that were agreed and never heard of again show that reviews do not hang
    together.

What clears it
    Go through every open action in the next review, or minute an extraordinary one now.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.reviewing import absent_inputs, held
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.reviews.facts import ReviewAction

RULE = Rule(
    code="REV-008",
    clauses=("9.3.2(a)",),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=2,
    ladder={Grade.MINOR: "the actions of the review before were open, and were the only input left out"},
    reads=("reviews.inputs", "reviews.actions"),
    thresholds=(Threshold("review_days", 365, "slots through a year may share the inputs, as in REV-005"),),
    silenced_by={"REV-001": ANY},
)

OF = " of the review before, of {before}. That is the first required input."
ONE = "The management review of {date} did not look at the open action" + OF + " Go through it in the next review."
SEVERAL = (
    "The management review of {date} did not look at the {n} open actions" + OF + " Go through them in the next one."
)


def judge(dossier: Dossier) -> Answers:
    if absent_inputs(dossier, RULE.limit(dossier, "review_days")) != ["a"]:
        return
    (before, previous), (day, _) = held(dossier)[-2:]
    n = sum(was_open(action, day) for action in previous.actions)
    if n:
        yield Finding(Grade.MINOR, words(n, before, day), subject=str(n))


def was_open(action: ReviewAction, on: date) -> bool:
    return action.done is None or action.done > on


def words(n: int, before: date, day: date) -> Words:
    return say(ONE if n == 1 else SEVERAL, n=n, before=before, date=day)


def earlier(*done: str | None, on: str = "2025-06-10", a: int = 0) -> dict[str, object]:
    """The change by which the latest review left out the actions, after one whose actions were done on these days."""
    actions = [{"owner": "ben", "due": "2026-12-01", "done": day} for day in done]
    review = {"held_on": on, "inputs": {**dict.fromkeys("bcdefg", 2), "a": a}, "actions": actions}
    return {"reviews[0].inputs.a": 0, "reviews[+]": review}


QUIET = (
    Quiet("Every input was covered", {}),
    Quiet("The first review has no earlier actions", {"reviews[0].inputs.a": 0}),
    Quiet("The earlier one agreed no action", earlier()),
    Quiet("Its action was done on the day of the latest", earlier("2026-06-10")),
    Quiet("Another one within the year looked at them", earlier(None, on="2025-11-20", a=2)),
    Quiet("Other inputs were left out too; that is said elsewhere", {**earlier(None), "reviews[0].inputs.c": 0}),
    Quiet(
        "Only the one before the one before has an open action",
        {
            "reviews[0].inputs.a": 0,
            "reviews": [
                {"held_on": "2024-06-10", "actions": [{"due": "2026-12-01"}]},
                {"held_on": "2025-06-10"},
                {"held_on": "2026-06-10", "inputs": dict.fromkeys("bcdefg", 2)},
            ],
        },
    ),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("An action was open", earlier(None), (Grade.MINOR,)),
    Raised("Three were", earlier(None, None, None), (Grade.MINOR,)),
    Raised("It was done the day after the latest", earlier("2026-06-11"), (Grade.MINOR,)),
    Raised("Neither review of this year looked at them", earlier(None, on="2026-02-10"), (Grade.MINOR,)),
    Raised("Another one looked at them 366 days ago", earlier(None, on="2025-11-19", a=2), (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows which actions were agreed", {"unknown": ["reviews.actions"]}),
)
