"""Objective not monitored or not reported upward.

What it looks at
    When each active objective was last measured, against its own cadence (90 days unless another is set), and when
    top management last had a report of it. A new objective has one and a half cadences for its first measurement,
    and half a year for its first report.

Why an auditor raises it
    Clause 6.2 wants objectives monitored and clause 9.1 results evaluated. Targets that nobody looks at are a common
    gap, and clause 5.1 puts the outcome at the top.

What clears it
    Measure, write the result down, and put it in the next report or management review.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.kernel.words import Words, listed, say, spelled
from countersign.objectives.facts import Objective
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.dossier.titles import ids_of, titled
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="OBJ-004",
    clauses=("6.2(d)", "9.1", "5.1(e)"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MINOR: "one was not measured in time, was never reported, or was reported more than 365 days ago",
        Grade.OPPORTUNITY: "one was last reported to top management 184 to 365 days ago",
    },
    reads=("objectives",),
    thresholds=(
        Threshold("cadences", 1.5, "half a cadence late is late; less is a holiday", whole=False),
        Threshold("report_days", 183, "leadership should hear of an objective twice a year"),
        Threshold("minor_days", 365, "in a year without a report nobody followed it"),
    ),
    silenced_by={"OBJ-001": ANY},
)

HINT = " Setting targets nobody looks at is a common gap."


def judge(dossier: Dossier) -> Answers:
    grades = {one.id: grade for one in pursued(dossier) if (grade := grade_of(dossier, one))}
    lost = [one for one in pursued(dossier) if one.id in grades]
    if lost:
        yield Finding(max(grades.values()), words(lost), subject=ids_of(lost))


def grade_of(dossier: Dossier, objective: Objective) -> Grade | None:
    """None for one that is followed up."""
    looked_at = max((objective.set_on, *objective.measured))
    if days_ago(dossier, looked_at) > RULE.limit(dossier, "cadences") * objective.cadence:
        return Grade.MINOR
    told = days_ago(dossier, objective.reported_on or objective.set_on)
    if objective.reported_on and told <= RULE.limit(dossier, "minor_days"):
        return Grade.OPPORTUNITY if told > RULE.limit(dossier, "report_days") else None
    return Grade.MINOR if objective.reported_on or told > RULE.limit(dossier, "report_days") else None


def words(lost: Sequence[Objective]) -> Words:
    if len(lost) == 1:
        return say(
            "{objective} was {measured} and {reported}." + HINT + " Measure it and put it in the next report.",
            objective=titled(lost[0]),
            measured=measured(lost[0]),
            reported=reported(lost[0]),
        )
    return say(
        "{n} objectives are not followed up: {objectives}." + HINT + " Measure them and put them in the next report.",
        n=len(lost),
        objectives=listed([f"{titled(one)} ({measured(one)}, {reported(one)})" for one in lost]),
    )


def measured(objective: Objective) -> str:
    return f"last measured on {spelled(max(objective.measured))}" if objective.measured else "never measured"


def reported(objective: Objective) -> str:
    day = objective.reported_on
    return f"last reported to leadership on {spelled(day)}" if day else "never reported to leadership"


MEASURED, REPORTED, SET = "objectives[0].measured", "objectives[0].reported_on", "objectives[0].set_on"
OLD = {SET: "2025-03-03"}
OTHER = {"id": "o2", "set_on": "2026-07-06", "measured": ["2026-10-05"]}

QUIET = (
    Quiet("It was measured and reported lately", {}),
    Quiet("It was last measured 135 days ago", {MEASURED: ["2026-07-08"]}),
    Quiet("It was set 135 days ago and never measured", {SET: "2026-07-08", MEASURED: []}),
    Quiet("Its own cadence is a year", {MEASURED: ["2026-03-02"], "objectives[0].cadence": 365}),
    Quiet("Its own cadence is a month: 45 days", {MEASURED: ["2026-10-06"], "objectives[0].cadence": 30}),
    Quiet("The latest measurement stands first", {MEASURED: ["2026-10-05", "2026-04-06"]}),
    Quiet("It was last reported 183 days ago", {REPORTED: "2026-05-21"}),
    Quiet("It was set 183 days ago and never reported", {SET: "2026-05-21", REPORTED: GONE}),
    Quiet(
        "The one that nobody follows is closed",
        {**OLD, MEASURED: [], "objectives[+]": OTHER, "objectives[0].status": "closed"},
    ),
    Quiet("There is no objective, which is said already", {"objectives": []}),
)

RAISED = (
    Raised("It was last measured 136 days ago", {MEASURED: ["2026-07-07"]}, (Grade.MINOR,)),
    Raised("It was set 136 days ago and never measured", {SET: "2026-07-07", MEASURED: []}, (Grade.MINOR,)),
    Raised("It will be measured tomorrow", {MEASURED: ["2026-11-21"]}, (Grade.MINOR,)),
    Raised(
        "Its own cadence is a month: 46 days", {MEASURED: ["2026-10-05"], "objectives[0].cadence": 30}, (Grade.MINOR,)
    ),
    Raised("It was last reported 184 days ago", {REPORTED: "2026-05-20"}, (Grade.OPPORTUNITY,)),
    Raised("It was last reported 365 days ago", {**OLD, REPORTED: "2025-11-20"}, (Grade.OPPORTUNITY,)),
    Raised("It was last reported 366 days ago", {**OLD, REPORTED: "2025-11-19"}, (Grade.MINOR,)),
    Raised("It was set 184 days ago and never reported", {SET: "2026-05-20", REPORTED: GONE}, (Grade.MINOR,)),
    Raised("It will be reported tomorrow", {REPORTED: "2026-11-21"}, (Grade.MINOR,)),
    Raised(
        "One was reported late, another not measured in time",
        {REPORTED: "2026-05-20", "objectives[+]": {**OTHER, "measured": []}},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),)
