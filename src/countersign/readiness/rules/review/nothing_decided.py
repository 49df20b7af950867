"""Review produced no decisions.

What it looks at
    Whether the latest review recorded a decision or an action.

Why an auditor raises it
    Clause 9.3.3 wants decisions on improvement and on changes to the ISMS among the results. A review that decides
    nothing reads as theatre.

What clears it
    Record the decisions. "No change needed, because ..." is one.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.reviewing import latest
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="REV-006",
    clauses=("9.3.3", "5.1"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={Grade.MINOR: "the latest review has neither a decision nor an action"},
    reads=("reviews.decisions", "reviews.actions"),
    silenced_by={"REV-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = latest(dossier)
    if found is None:
        return
    day, review = found
    if review.decisions == 0 and not review.actions:
        says = say(
            "The management review of {date} recorded no decision. A review that decides nothing reads as theatre. "
            'Record the decisions on improvement and on changes to the ISMS, even "no change needed, because ...".',
            date=day,
        )
        yield Finding(Grade.MINOR, says)


NO_DECISION: dict[str, object] = {"reviews[0].decisions": 0}
NO_ACTION: dict[str, object] = {"reviews[0].actions": []}

QUIET = (
    Quiet("It has both", {}),
    Quiet("A single decision, that nothing changes", {**NO_ACTION, "reviews[0].decisions": 1}),
    Quiet("A single action", NO_DECISION),
    Quiet("An earlier one decided nothing", {"reviews[+]": {"held_on": "2026-03-10"}}),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("It has neither", {**NO_DECISION, **NO_ACTION}, (Grade.MINOR,)),
    Raised("Nothing is recorded", {"reviews[0].decisions": GONE, "reviews[0].actions": GONE}, (Grade.MINOR,)),
    Raised("A later one decided nothing", {"reviews[+]": {"held_on": "2026-10-14"}}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows which actions were agreed", {"unknown": ["reviews.actions"]}),
)
