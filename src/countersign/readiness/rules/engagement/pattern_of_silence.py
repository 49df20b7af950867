"""Pattern of silence from leadership.

What it looks at
    The specific requests to leaders that fell due in the last 180 days, at least three of them, and how many were
    never answered.

Why an auditor raises it
    One unanswered request is a busy week; half of them are a pattern, and with records like these an auditor will
    doubt commitment. No clause obliges anybody to answer memos, so it stays a warning.

What clears it
    Use the audit date as the reason, and ask for one 30-minute slot instead of many small answers.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.asking import asks_of_leaders
from countersign.readiness.dossier.audits import next_audit, within
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="ENG-002",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=1,
    ladder={Grade.OPPORTUNITY: "of three or more requests due in the last 180 days, half or more are unanswered"},
    reads=("asks", "people", "top_management"),
    thresholds=(
        Threshold("ask_days", 180, "half a year shows a habit"),
        Threshold("least_asks", 3, "fewer requests make no pattern"),
        Threshold("percent", 50, "from one in two on silence is the rule"),
    ),
)

SILENCE = (
    "{n} of {total} requests to leadership in the last {days} days were not answered. With records like these an "
    "auditor will doubt commitment. "
)
BEFORE = SILENCE + "Use the audit of {audit} as the reason, and ask for one 30-minute slot."
UNDATED = SILENCE + "Ask for one 30-minute slot."


def judge(dossier: Dossier) -> Answers:
    days = int(RULE.limit(dossier, "ask_days"))
    due = [ask for ask in asks_of_leaders(dossier) if within(dossier, ask.due, days)]
    n, total = sum(ask.responded_on is None for ask in due), len(due)
    if n and total >= RULE.limit(dossier, "least_asks") and n * 100 >= RULE.limit(dossier, "percent") * total:
        audit = next_audit(dossier)
        says = say(BEFORE if audit else UNDATED, n=n, total=total, days=days, audit=audit.on if audit else None)
        yield Finding(Grade.OPPORTUNITY, says, subject=f"{n}/{total}")


def asked(*due: str, answered: int = 0, **more: object) -> dict[str, object]:
    """The change by which the managing director was asked for something by these days, and answered so many."""
    asks = [{"id": f"k{place}", "to": "ada", "on": "2026-05-04", "due": day, **more} for place, day in enumerate(due)]
    return {"asks": [{**ask, "responded_on": "2026-11-20"} if n < answered else ask for n, ask in enumerate(asks)]}


JULY, OCTOBER, TODAY = "2026-07-06", "2026-10-05", "2026-11-20"
EDGE, BEYOND = "2026-05-24", "2026-05-23"

QUIET = (
    Quiet("Nobody asked for anything", {}),
    Quiet("Two, both unanswered", asked(JULY, OCTOBER)),
    Quiet("One of three unanswered", asked(JULY, OCTOBER, TODAY, answered=2)),
    Quiet("Three unanswered, one of them due 181 days ago", asked(BEYOND, JULY, OCTOBER)),
    Quiet("Three unanswered, one of them due tomorrow", asked(JULY, OCTOBER, "2026-11-21")),
    Quiet("They were too vague to count", asked(JULY, OCTOBER, TODAY, specific=False)),
    Quiet("Somebody else was asked", asked(JULY, OCTOBER, TODAY, to="ben")),
)

RAISED = (
    Raised("Three, all unanswered", asked(JULY, OCTOBER, TODAY), (Grade.OPPORTUNITY,)),
    Raised("One of them due 180 days ago", asked(EDGE, JULY, OCTOBER), (Grade.OPPORTUNITY,)),
    Raised("Two of four", asked(EDGE, JULY, OCTOBER, TODAY, answered=2), (Grade.OPPORTUNITY,)),
    Raised("No audit is set", {**asked(JULY, OCTOBER, TODAY), "audits": []}, (Grade.OPPORTUNITY,)),
    Raised("Answered tomorrow", asked(JULY, OCTOBER, TODAY, responded_on="2026-11-21"), (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about requests", {"unknown": ["asks"]}),)
