"""Objective past its date without a conclusion.

What it looks at
    How long ago each active objective was due. An objective that was renewed with a new date counts by that date.

Why an auditor raises it
    Clause 6.2 wants objectives kept up to date and clause 9.1 results evaluated. An old date on an open objective
    says that nobody looked.

What clears it
    Record whether it was met; then close it, extend it with a reason, or replace it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countersign.kernel.words import Words, listed, say, spelled
from countersign.objectives.facts import Objective
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.dossier.titles import ids_of, titled
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="OBJ-007",
    clauses=("6.2", "9.1"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=2,
    ladder={
        Grade.MINOR: "one was due more than 180 days ago",
        Grade.OPPORTUNITY: "one was due more than 30 days ago",
    },
    reads=("objectives",),
    thresholds=(
        Threshold("grace_days", 30, "time to gather the result and decide what follows"),
        Threshold("minor_days", 180, "after half a year nobody is evaluating it"),
    ),
    silenced_by={"OBJ-001": ANY},
)

HINT = (
    " Objectives have to be evaluated and kept up to date. Record whether the result was reached, then close it, "
    "extend it with a reason or replace it."
)

Late = tuple[Objective, date]
"""An objective and the day on which it was due."""


def judge(dossier: Dossier) -> Answers:
    late = [(one, one.due) for one in pursued(dossier) if one.due and is_late(dossier, one.due, "grace_days")]
    if late:
        grave = any(is_late(dossier, due, "minor_days") for _, due in late)
        subject = ids_of([one for one, _ in late])
        yield Finding(Grade.MINOR if grave else Grade.OPPORTUNITY, words(late), subject=subject)


def is_late(dossier: Dossier, due: date, limit: str) -> bool:
    return days_ago(dossier, due) > RULE.limit(dossier, limit)


def words(late: Sequence[Late]) -> Words:
    if len(late) == 1:
        objective, due = late[0]
        return say(
            "{objective} was due on {due} and is still open without a result." + HINT,
            objective=titled(objective),
            due=due,
        )
    return say(
        "{n} objectives are past their date and still open without a result: {objectives}." + HINT,
        n=len(late),
        objectives=listed([f"{titled(one)} (due on {spelled(due)})" for one, due in late]),
    )


DUE = "objectives[0].due"
OTHER = {"id": "o2", "set_on": "2026-03-02"}

QUIET = (
    Quiet("It is not due yet", {}),
    Quiet("It was due 30 days ago", {DUE: "2026-10-21"}),
    Quiet("It was due long ago, and is closed", {"objectives[+]": {**OTHER, "due": "2026-04-01", "status": "closed"}}),
    Quiet("It has no date, which is another finding", {DUE: GONE}),
    Quiet("There is no objective, which is said already", {"objectives": []}),
)

RAISED = (
    Raised("It was due 31 days ago", {DUE: "2026-10-20"}, (Grade.OPPORTUNITY,)),
    Raised("It was due 180 days ago", {DUE: "2026-05-24"}, (Grade.OPPORTUNITY,)),
    Raised("It was due 181 days ago", {DUE: "2026-05-23"}, (Grade.MINOR,)),
    Raised(
        "Two are late, one of them for long",
        {DUE: "2026-10-20", "objectives[+]": {**OTHER, "due": "2026-05-23"}},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),)
