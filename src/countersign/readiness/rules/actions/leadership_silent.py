"""Leadership has not spoken about security.

What it looks at
    Whether anybody who was top management on that day sent the staff a message about information security in the last
    year, or since the management system began if that is later. Who drafted it does not matter.

Why an auditor raises it
    Clause 5.1 has top management communicate why security matters and that the rules are to be kept. Nobody can do
    that in their name.

What clears it
    One short note to all staff, or a video of two minutes, in a leader's own name.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, window
from countersign.readiness.dossier.leading import first_day, messages_to_staff
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, CannotAssess, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="COM-001",
    clauses=("5.1(d)", "7.4"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MINOR: "no message by top management went to the staff"},
    reads=("comms", "people", "top_management"),
    thresholds=(
        Threshold("window_days", 365, "a leader who was last heard of more than a year ago is not heard"),
        Threshold("young_days", 60, "a new management system has other things to do first"),
    ),
    needs_register=True,
    fits_one_person=False,
)


def judge(dossier: Dossier) -> Answers:
    if days_ago(dossier, dossier.org.isms_started) < RULE.limit(dossier, "young_days"):
        yield CannotAssess(say("The management system has only just begun."))
        return
    days = window(dossier, RULE.limit(dossier, "window_days"))
    if not messages_to_staff(dossier, days):
        says = say(
            "No message from leadership about information security is on record since {date}. Leaders must say why it "
            "matters and that the rules apply. A short note to all staff or a 2-minute video is enough.",
            date=first_day(dossier, days),
        )
        yield Finding(Grade.MINOR, says)


ON, BY, TO = "comms[0].on", "comms[0].by", "comms[0].audience"
OLD = {"org.isms_started": "2024-03-04"}

QUIET = (
    Quiet("Top management wrote to everybody", {}),
    Quiet("They wrote to the staff", {TO: "staff"}),
    Quiet("They wrote to contractors and staff", {TO: ["contractors", "staff"]}),
    Quiet("The message is 365 days old", {**OLD, ON: "2025-11-20"}),
    Quiet("They wrote on the day the system began", {"org.isms_started": "2026-09-14"}),
    Quiet("They led from that very day", {"top_management[0].from": "2026-09-14"}),
    Quiet("Nobody wrote, in a company of one", {"comms": [], "org.headcount": 1}),
)

RAISED = (
    Raised("Nobody wrote", {"comms": []}, (Grade.MINOR,)),
    Raised("Nobody wrote, in a company of two", {"comms": [], "org.headcount": 2}, (Grade.MINOR,)),
    Raised("Somebody else wrote", {BY: "ben"}, (Grade.MINOR,)),
    Raised("They led from the next day", {"top_management[0].from": "2026-09-15"}, (Grade.MINOR,)),
    Raised("They wrote to contractors alone", {TO: "contractors"}, (Grade.MINOR,)),
    Raised("Nobody says to whom it went", {TO: GONE}, (Grade.MINOR,)),
    Raised("The message is 366 days old", {**OLD, ON: "2025-11-19"}, (Grade.MINOR,)),
    Raised("They wrote the day before the system began", {"org.isms_started": "2026-09-15"}, (Grade.MINOR,)),
    Raised("They write tomorrow", {ON: "2026-11-21"}, (Grade.MINOR,)),
    Raised(
        "Nobody wrote, and the system is 60 days old", {"comms": [], "org.isms_started": "2026-09-21"}, (Grade.MINOR,)
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nobody wrote, and the system is 59 days old", {"comms": [], "org.isms_started": "2026-09-22"}),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about messages", {"unknown": ["comms"]}),
)
