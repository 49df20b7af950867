"""Not enough time left before the audit.

What it looks at
    The minor and major findings of all other rules, the forecasts of the AGG family left out. Each rule has lead
    days: what it usually takes to put the matter right and to show that it works. They are compared with the days
    to the next audit.

Why an auditor raises it
    Nobody raises it, it is arithmetic. What cannot be closed in time will be open on the day, and that is better
    known now than found then.

What clears it
    Fix what still can be fixed, declare the rest with a dated plan, or move the audit. If something major cannot be
    closed in time, the finding says NO-GO.
"""

from __future__ import annotations

from typing import Any

from countersign.kernel.words import Words, listed, number, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.countdown import days_left, in_days
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Counts, Finding, Grade, Others, Rule, Threshold

RULE = Rule(
    code="AUD-001",
    clauses=("5", "9.3"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=0,
    tier=1,
    ladder={
        Grade.OPPORTUNITY: "a minor or major point needs longer than the days left; with a major one it says NO-GO",
        Grade.OBSERVATION: "the audit is at most 30 days away, and a minor or major point is open",
    },
    reads=("audits",),
    thresholds=(Threshold("audit_days", 30, "in the last month whatever is open deserves a look"),),
    counts=Counts(grades=(Grade.MAJOR, Grade.MINOR), but=("AGG",)),
)

LATE, NO_GO = "The audit is {when}, and ", "NO-GO: the audit is {when}, and "
DECIDE = "Decide now: fix what you can, declare the rest with a dated plan, or move the audit."
LATE_ONE = "one open point needs longer than that: {list}. " + DECIDE
LATE_SEVERAL = "{n} open points need longer than that: {list}. " + DECIDE
OPEN_ONE = "The audit is {when}, and one point is still open: {list}. Close it, or declare it with a dated plan."
OPEN = "The audit is {when}, and {n} points are still open: {list}. Close them, or declare them with a dated plan."


def judge(dossier: Dossier, others: Others) -> Answers:
    days = days_left(dossier)
    if days is None:
        return
    late = [(rule, finding) for rule, finding in others if rule.lead_days > days]
    if late:
        yield Finding(Grade.OPPORTUNITY, too_late(late, days), subject=",".join(codes(late)))
    elif others and days <= RULE.limit(dossier, "audit_days"):
        found = codes(others)
        says = say(OPEN_ONE if len(found) == 1 else OPEN, when=in_days(days), n=number(len(found)), list=listed(found))
        yield Finding(Grade.OBSERVATION, says, subject=",".join(found))


def codes(found: Others) -> list[str]:
    return list(dict.fromkeys(rule.code for rule, _ in found))


def too_late(late: Others, days: int) -> Words:
    major = codes([(rule, finding) for rule, finding in late if finding.grade is Grade.MAJOR])
    needs = list(dict.fromkeys(needed(rule, is_major=rule.code in major) for rule, _ in late))
    template = (NO_GO if major else LATE) + (LATE_ONE if len(needs) == 1 else LATE_SEVERAL)
    return say(template, when=in_days(days), n=number(len(needs)), list=listed(needs))


def needed(rule: Rule, *, is_major: bool) -> str:
    """ "DIS-009 (30 days, major)"."""
    days = "one day" if rule.lead_days == 1 else f"{rule.lead_days} days"
    return f"{rule.code} ({days}{', major' if is_major else ''})"


def audit(on: str, passed: int = 100) -> dict[str, Any]:
    """The change that sets the audit, and how many of a hundred passed the spot check (DIS-009, 30 lead days)."""
    return {"audits[0].date": on, "spot_stats": {"staff_asked": 100, "staff_passed": passed}}


NO_INTERVAL = {"policies[0].review_months": GONE}
"""POL-018 raises a minor for it, with one lead day."""

QUIET = (
    Quiet("The audit is today, and nothing is open", audit("2026-11-20")),
    Quiet("A minor point, and the audit is 31 days away", audit("2026-12-21", passed=79)),
    Quiet("A major point, and the audit is 31 days away", audit("2026-12-21", passed=49)),
    Quiet("Only an observation is open", audit("2026-11-21", passed=85)),
    Quiet("No audit is set", {"audits": [], "spot_stats": {"staff_asked": 100, "staff_passed": 49}}),
    Quiet("The audit was yesterday", audit("2026-11-19", passed=49)),
)

RAISED = (
    Raised("A minor point needs 30 days, and 29 are left", audit("2026-12-19", passed=79), (Grade.OPPORTUNITY,)),
    Raised("A major point needs 30 days: NO-GO", audit("2026-12-19", passed=49), (Grade.OPPORTUNITY,)),
    Raised(
        "Two points need longer, on the day itself",
        {**audit("2026-11-20", passed=79), **NO_INTERVAL},
        (Grade.OPPORTUNITY,),
    ),
    Raised("A point needs 30 days, and 30 are left", audit("2026-12-20", passed=79), (Grade.OBSERVATION,)),
    Raised("A point needs one day, and one is left", {**audit("2026-11-21"), **NO_INTERVAL}, (Grade.OBSERVATION,)),
    Raised(
        "Two points are open, and both can be closed",
        {**audit("2026-12-20", passed=79), **NO_INTERVAL},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about audits", {"unknown": ["audits"]}),
    Unassessable(
        "Something that takes longer than the days left cannot be assessed",
        {"audits[0].date": "2026-12-19", "unknown": ["spot_checks"]},
    ),
)
