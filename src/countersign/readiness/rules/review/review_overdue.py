"""Management review is overdue.

What it looks at
    How long ago the latest review was held, against the organisation's own interval; 12 months where that setting was
    emptied.

Why an auditor raises it
    Clause 9.3.1 leaves the interval to you and then holds you to it. Half an interval more, and at least 18 months,
    and the process has stopped.

What clears it
    Hold the review. Shorter slots through the year are fine, as long as each input is covered within twelve months.
"""

from __future__ import annotations

from datetime import date
from math import ceil

from countersign.kernel.periods import months_after
from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, next_audit
from countersign.readiness.dossier.reviewing import interval_months, latest
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="REV-002",
    clauses=("9.3.1",),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MAJOR: "the latest is more than 18 months ago, and more than one and a half of the own intervals",
        Grade.MINOR: "it is more than 30 days overdue",
    },
    reads=("reviews", "review_interval_months"),
    thresholds=(
        Threshold("grace_days", 30, "a month late is a full calendar, not a missed review"),
        Threshold("major_months", 18, "half a year beyond the usual interval nobody is planning any more"),
        Threshold("major_intervals", 1.5, "whoever set a longer interval is measured by that", whole=False),
    ),
    silenced_by={"REV-001": ANY},
)

OWN = "The last management review was on {date}, and your own interval is {interval}."
USUAL = "The last management review was on {date}. You have set no interval, and {interval} is usual."
BEFORE = " Hold one before the audit of {audit}."
NOW = " Hold one now."


def judge(dossier: Dossier) -> Answers:
    found = latest(dossier)
    if found is None:
        return
    held_on, months = found[0], interval_months(dossier)
    if dossier.as_of > months_after(held_on, stopped_after(dossier, months)):
        yield Finding(Grade.MAJOR, words(dossier, held_on))
    elif days_ago(dossier, months_after(held_on, months)) > RULE.limit(dossier, "grace_days"):
        yield Finding(Grade.MINOR, words(dossier, held_on))


def stopped_after(dossier: Dossier, interval: int) -> int:
    """After how many months there is no process left; an interval times a decimal fraction is rounded once."""
    own = ceil(round(RULE.limit(dossier, "major_intervals") * interval, 6))
    return max(int(RULE.limit(dossier, "major_months")), own)


def words(dossier: Dossier, held_on: date) -> Words:
    months, audit = interval_months(dossier), next_audit(dossier)
    ahead = audit.on if audit and audit.on > dossier.as_of else None
    return say(
        (OWN if dossier.review_interval_months else USUAL) + (BEFORE if ahead else NOW),
        date=held_on,
        interval="1 month" if months == 1 else f"{months} months",
        audit=ahead,
    )


HELD, INTERVAL = "reviews[0].held_on", "review_interval_months"

QUIET = (
    Quiet("It was held five months ago", {}),
    Quiet("It is 30 days overdue", {HELD: "2025-10-21"}),
    Quiet("The interval was emptied: twelve months and 30 days", {HELD: "2025-10-21", INTERVAL: None}),
    Quiet("The own interval is 24 months, and 30 days", {HELD: "2024-10-21", INTERVAL: 24}),
    Quiet("The shorter month decides", {HELD: "2026-08-31", INTERVAL: 1, "as_of": "2026-10-30"}),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("It is 31 days overdue", {HELD: "2025-10-20"}, (Grade.MINOR,)),
    Raised("The interval was emptied: 31 days", {HELD: "2025-10-20", INTERVAL: None}, (Grade.MINOR,)),
    Raised("The own interval is shorter", {INTERVAL: 3}, (Grade.MINOR,)),
    Raised("The shorter month decides", {HELD: "2026-08-31", INTERVAL: 1, "as_of": "2026-10-31"}, (Grade.MINOR,)),
    Raised("The next is held tomorrow", {HELD: "2025-10-20", "reviews[+]": {"held_on": "2026-11-21"}}, (Grade.MINOR,)),
    Raised("No audit is set", {HELD: "2025-10-20", "audits": []}, (Grade.MINOR,)),
    Raised("18 months ago to the day", {HELD: "2025-05-20"}, (Grade.MINOR,)),
    Raised("18 months and a day", {HELD: "2025-05-19"}, (Grade.MAJOR,)),
    Raised("A short interval: still 18 months", {HELD: "2025-05-20", INTERVAL: 3}, (Grade.MINOR,)),
    Raised("The own interval is 24 months: 36", {HELD: "2023-11-20", INTERVAL: 24}, (Grade.MINOR,)),
    Raised("The own interval is 24 months: 36 and a day", {HELD: "2023-11-19", INTERVAL: 24}, (Grade.MAJOR,)),
    Raised("The own interval is 13 months: 19.5 is 20", {HELD: "2025-03-20", INTERVAL: 13}, (Grade.MINOR,)),
    Raised("The own interval is 13 months: 20 and a day", {HELD: "2025-03-19", INTERVAL: 13}, (Grade.MAJOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows whether an interval is set", {"unknown": ["review_interval_months"]}),
)
