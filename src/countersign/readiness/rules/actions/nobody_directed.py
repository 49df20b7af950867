"""No sign of leaders directing or supporting people.

What it looks at
    Whether anything is on record, in the last year or since the management system began, by which somebody who was
    top management on that day directed or backed the people who do the work: a kick-off, a workshop attended, an
    instruction, an obstacle removed.

Why an auditor raises it
    Clause 5.1 has top management direct and support those people. Where leaders have not spoken to the staff either,
    nothing is left to show.

What clears it
    Record what a leader did: the kick-off, a workshop attended, the conflict in which they backed the ISMS lead.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import window
from countersign.readiness.dossier.leading import first_day, led
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="DIR-001",
    clauses=("5.1(f)",),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MINOR: "nothing is on record, and leadership has not spoken either (COM-001)",
        Grade.OPPORTUNITY: "nothing is on record",
    },
    reads=("direction", "people", "top_management"),
    thresholds=(Threshold("window_days", 365, "support that is more than a year old has ended"),),
    graver_with={"COM-001": Grade.MINOR},
    needs_register=True,
    needs_settled=True,
    fits_one_person=False,
)


def judge(dossier: Dossier) -> Answers:
    days = window(dossier, RULE.limit(dossier, "window_days"))
    if not any(led(dossier, one.by, one.on, days) for one in dossier.direction):
        says = say(
            "Nothing since {date} shows leadership directing or backing the people doing the work. Record the "
            "kick-off, a workshop attended, or an obstacle removed.",
            date=first_day(dossier, days),
        )
        yield Finding(Grade.OPPORTUNITY, says)


ON, BY = "direction[0].on", "direction[0].by"
OLD = {"org.isms_started": "2024-03-04"}
YOUNG = {"direction": [], "org.isms_started": "2026-08-23"}
SILENT: dict[str, object] = {"comms": []}

QUIET = (
    Quiet("A leader was at the kick-off", {}),
    Quiet("That was 365 days ago", {**OLD, ON: "2025-11-20"}),
    Quiet("It was on the day the system began", {"org.isms_started": "2026-02-16"}),
    Quiet("They led from that very day", {"top_management[0].from": "2026-02-16"}),
    Quiet("They directed, and did not speak to the staff", SILENT),
    Quiet("Nobody did, in a company of one", {"direction": [], "org.headcount": 1}),
)

RAISED = (
    Raised("Nothing is on record", {"direction": []}, (Grade.OPPORTUNITY,)),
    Raised("It was 366 days ago", {**OLD, ON: "2025-11-19"}, (Grade.OPPORTUNITY,)),
    Raised("It was the day before the system began", {"org.isms_started": "2026-02-17"}, (Grade.OPPORTUNITY,)),
    Raised("Somebody else was there", {BY: "ben"}, (Grade.OPPORTUNITY,)),
    Raised("They led from the next day", {"top_management[0].from": "2026-02-17"}, (Grade.OPPORTUNITY,)),
    Raised("It will be tomorrow", {ON: "2026-11-21"}, (Grade.OPPORTUNITY,)),
    Raised("Nothing is on record, and no message either", {"direction": [], **SILENT}, (Grade.MINOR,)),
    Raised(
        "Nothing is on record; of messages nothing is known",
        {"direction": [], "unknown": ["comms"]},
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "The system is too young for a message to be missed, and an audit is near",
        {"direction": [], **SILENT, "org.isms_started": "2026-09-22", "audits[0].date": "2027-01-19"},
        (Grade.OPPORTUNITY,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The system is 89 days old, and no audit is near", YOUNG),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about direction", {"unknown": ["direction"]}),
)
