"""Evidence bunched before the audit.

What it looks at
    The days on which evidence happened in the last 365 days, or since the ISMS began, and how many of them fall in the
    last 30. Days are counted, not items: one review that yields twelve records is one day. It speaks when the share is
    high and chance alone would hardly ever make it so.

Why an auditor raises it
    Leadership shows over the year. Evidence that begins a month before the audit looks made for it.

What clears it
    Spread the rest over the year, and be ready to explain why it came late. A review and an internal audit shortly
    before the visit are no bunching.
"""

from __future__ import annotations

from math import exp, lgamma, log

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, window
from countersign.readiness.dossier.proof import recent_evidence
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, CannotAssess, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="EVD-002",
    clauses=("5.1",),
    basis=Basis.GOOD_PRACTICE,
    lead_days=60,
    tier=1,
    ladder={Grade.OPPORTUNITY: "too many of the days with evidence fall in the last 30"},
    reads=("evidence",),
    thresholds=(
        Threshold("window_days", 365, "a year holds every yearly act once"),
        Threshold("recent_days", 30, "with 60, yearly acts in the weeks before an audit raised false alarms"),
        Threshold("percent", 40, "below that there is enough from the rest of the year"),
        Threshold("chance_share", 0.01, "how often it would come by chance: once in a hundred times", whole=False),
        Threshold("from_dates", 6, "fewer dates show no pattern"),
        Threshold("window_from_days", 75, "in a younger ISMS a month is most of what there is"),
    ),
)


def judge(dossier: Dossier) -> Answers:
    days = window(dossier, RULE.limit(dossier, "window_days"))
    dated = {one.on for one in recent_evidence(dossier, days)}
    if days < RULE.limit(dossier, "window_from_days") or len(dated) < RULE.limit(dossier, "from_dates"):
        yield too_little(dossier)
        return
    last = RULE.limit(dossier, "recent_days")
    recent = sum(days_ago(dossier, day) < last for day in dated)
    many = recent * 100 >= RULE.limit(dossier, "percent") * len(dated)
    if many and at_least(recent, len(dated), last / days if days else 1) < RULE.limit(dossier, "chance_share"):
        says = say(
            "{k} of {n} days with evidence fall in the {days} days up to {day}. Evidence should build up through the "
            "year; bunching suggests that it was made for the audit. Spread the rest, and be ready to explain.",
            k=recent,
            n=len(dated),
            days=int(last),
            day=dossier.as_of,
        )
        yield Finding(Grade.OPPORTUNITY, says, subject=f"{recent}/{len(dated)}")


def too_little(dossier: Dossier) -> CannotAssess:
    return CannotAssess(
        say(
            "The ISMS must be {days} days old, with evidence on {dates} dates, before bunching can be seen.",
            days=int(RULE.limit(dossier, "window_from_days")),
            dates=int(RULE.limit(dossier, "from_dates")),
        )
    )


def at_least(k: int, n: int, share: float) -> float:
    """How likely it is that, of n dates spread evenly, k or more fall in this share of the time."""
    if k <= 0 or share >= 1:
        return 1
    return sum(exactly(found, n, share) for found in range(k, n + 1)) if share > 0 else 0


def exactly(k: int, n: int, share: float) -> float:
    """The binomial probability, by logarithms, so that no number is too large."""
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(share) + (n - k) * log(1 - share))


def dates(before: int, recent: int, started: str = "2025-01-06", on_the_last: int = 1) -> dict[str, object]:
    """Evidence on so many days: some in the last 30 days, the others before; on the last of them several items."""
    old = [f"2026-{1 + n // 25:02}-{1 + n % 25:02}" for n in range(before)]
    new = [f"2026-11-{1 + n:02}" for n in range(recent)]
    days = old + new[:-1] + new[-1:] * on_the_last
    items = [{"on": day, "recorded_on": day, "action": "e", "by": "ada"} for day in days]
    return {"evidence": items, "org.isms_started": started}


QUIET = (
    Quiet("None of eight days is recent", {}),
    Quiet("Two of six", dates(4, 2)),
    Quiet("Three of eight", dates(5, 3)),
    Quiet("Four of eleven", dates(7, 4)),
    Quiet("Seven of 20", dates(13, 7)),
    Quiet("Three of six in a shorter time: that comes by chance", dates(3, 3, started="2026-01-01")),
    Quiet("Three of six, one of them 30 days ago", {**dates(3, 3), "evidence[3].on": "2026-10-21"}),
    Quiet("Twelve records of one review", dates(5, 1, on_the_last=12)),
)

RAISED = (
    Raised("Three of six", dates(3, 3), (Grade.OPPORTUNITY,)),
    Raised("Three of six, one of them 29 days ago", {**dates(3, 3), "evidence[3].on": "2026-10-22"},
           (Grade.OPPORTUNITY,)),
    Raised("Five of six, the first 365 days ago", {**dates(1, 5), "evidence[0].on": "2025-11-20"},
           (Grade.OPPORTUNITY,)),
    Raised("Four of eight", dates(4, 4), (Grade.OPPORTUNITY,)),
    Raised("Five of twelve", dates(7, 5), (Grade.OPPORTUNITY,)),
    Raised("Eight of 20", dates(12, 8), (Grade.OPPORTUNITY,)),
    Raised("Six of six in an ISMS of 75 days", dates(0, 6, started="2026-09-06"), (Grade.OPPORTUNITY,)),
)  # fmt: skip

CANNOT_ASSESS = (
    Unassessable("There are five days with evidence", dates(0, 5)),
    Unassessable("Six days, one of them 366 days ago", {**dates(1, 5), "evidence[0].on": "2025-11-19"}),
    Unassessable("Six days, one of them before the ISMS", dates(1, 5, started="2026-01-02")),
    Unassessable("The ISMS is 74 days old", dates(0, 6, started="2026-09-07")),
    Unassessable("Nothing is known about evidence", {"unknown": ["evidence"]}),
)
