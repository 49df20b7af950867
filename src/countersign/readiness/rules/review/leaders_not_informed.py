"""Performance is not reported to top management between reviews.

What it looks at
    Whether a report or a review reached top management in the last 365 days; in organisations of more than one also
    the longest time in which leaders had no touch with the ISMS. A report, a review they attended, a decision on
    resources and an answer to a request are such touches, by whoever was in top management on that day.

Why an auditor raises it
    Somebody is to report performance to top management (5.3 b), and leaders are to see that the ISMS works (5.1 e).
    Once a year is the least; in between they are expected to know how it stands.

What clears it
    Send a one-page report each quarter and record that it was sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago, window, within
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.readiness.dossier.reviewing import attending_top, held
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="REV-011",
    clauses=("5.3(b)", "5.1(e)", "9.1"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MINOR: "nothing was reported to top management in the last 365 days, and they attended no review",
        Grade.OPPORTUNITY: "for more than 180 days in a row they had no touch with the ISMS",
    },
    reads=("reports", "reviews.attendees", "people", "top_management"),
    thresholds=(
        Threshold("report_days", 365, "reporting once a year is the least"),
        Threshold("gap_days", 180, "two quarters without a word are two reports missed"),
    ),
    needs_register=True,
    needs_settled=True,
)

HINT = " They are expected to stay informed, not only at one annual meeting. Send a one-page report each quarter."
NEVER = "Nothing shows that leadership has ever seen ISMS results." + HINT
LAST = "Leadership last saw ISMS results on {date}." + HINT
GAP = "For {days} days, from {since} to {until}, nothing shows leadership in touch with the ISMS." + HINT


def judge(dossier: Dossier) -> Answers:
    shown = shown_results(dossier)
    days = int(RULE.limit(dossier, "report_days"))
    if not any(within(dossier, day, days) for day in shown):
        yield Finding(Grade.MINOR, say(LAST, date=max(shown)) if shown else say(NEVER))
    elif dossier.org.headcount > 1:
        yield from out_of_touch(dossier, [*shown, *other_touches(dossier)])


def shown_results(dossier: Dossier) -> list[date]:
    """When a report reached a top manager, or one attended a review."""
    reported = [report.on for report in dossier.reports if was_top_manager(dossier, report.to, report.on)]
    return reported + [day for day, review in held(dossier) if attending_top(dossier, review)]


def other_touches(dossier: Dossier) -> list[date]:
    """When a top manager decided on resources or answered a request."""
    acts = [(one.decided_by, one.decided_on) for one in dossier.resources]
    acts += [(ask.to, ask.responded_on) for ask in dossier.asks]
    return [day for person, day in acts if day and was_top_manager(dossier, person, day)]


def out_of_touch(dossier: Dossier, touches: Sequence[date]) -> Answers:
    older, newer = longest_gap(dossier, touches)
    if older - newer <= RULE.limit(dossier, "gap_days"):
        return
    if dossier.knows("resources") and dossier.knows("asks"):
        yield Finding(Grade.OPPORTUNITY, gap_words(dossier, older, newer), subject=str(older - newer))
    else:
        yield unknown("which requests leaders decided or answered")


def longest_gap(dossier: Dossier, touches: Sequence[date]) -> tuple[int, int]:
    """The longest time without one, as days before today, the ends of the window counted in; of two the later."""
    end = window(dossier)
    ages = sorted({0, end, *(age for day in touches if 0 <= (age := days_ago(dossier, day)) <= end)})
    gaps = [(older, newer) for newer, older in pairwise(ages)]
    return max(gaps, key=lambda gap: gap[0] - gap[1], default=(0, 0))


def gap_words(dossier: Dossier, older: int, newer: int) -> Words:
    today = dossier.as_of.toordinal()
    since, until = date.fromordinal(today - older), date.fromordinal(today - newer)
    return say(GAP, since=since, until=until, days=older - newer)


HELD, STARTED = "reviews[0].held_on", "org.isms_started"
NOTHING_ELSE: dict[str, object] = {"reports": [], "resources": [], "asks": []}
SILENT = {**NOTHING_ELSE, "reviews": []}
SINCE_REVIEW = {**NOTHING_ELSE, HELD: "2026-05-23"}
OLDER = {**NOTHING_ELSE, STARTED: "2024-01-15", HELD: "2026-06-10"}
ALONE = {"org.headcount": 1}


def report(on: str, to: str = "ada") -> dict[str, object]:
    return {"reports": [{"on": on, "by": "ben", "to": to}]}


def decided(by: str) -> dict[str, object]:
    asked = {"id": "q1", "raised_on": "2026-07-06"}
    return {"resources": [{**asked, "decided_on": "2026-08-03", "decided_by": by, "decision": "approved"}]}


def answered(on: str) -> dict[str, object]:
    return {"asks": [{"id": "k1", "to": "ada", "on": "2026-07-06", "due": "2026-08-03", "responded_on": on}]}


QUIET = (
    Quiet("She attended the review in the middle of the year", {}),
    Quiet("180 days since the review", {**SINCE_REVIEW, HELD: "2026-05-24"}),
    Quiet("180 days from the start to the review", {**SINCE_REVIEW, HELD: "2026-07-04"}),
    Quiet("180 days from the start of the window to a report", {**OLDER, **report("2026-05-19")}),
    Quiet("A decision lies between", {**SINCE_REVIEW, **decided("ada")}),
    Quiet("An answer lies between", {**SINCE_REVIEW, **answered("2026-08-03")}),
    Quiet("A long time, in a company of one", {**SINCE_REVIEW, **ALONE}),
    Quiet("A report 365 days ago, in a company of one", {**SILENT, **report("2025-11-20"), **ALONE}),
)

RAISED = (
    Raised("Neither a report nor a review", SILENT, (Grade.MINOR,)),
    Raised("The same in a company of one", {**SILENT, **ALONE}, (Grade.MINOR,)),
    Raised("A report 366 days ago", {**SILENT, **report("2025-11-19")}, (Grade.MINOR,)),
    Raised("A report to somebody else", {**SILENT, **report("2026-08-03", to="eve")}, (Grade.MINOR,)),
    Raised("The review was held without her", {**NOTHING_ELSE, "reviews[0].attendees": ["ben"]}, (Grade.MINOR,)),
    Raised("Decisions are no reports", {**SILENT, **decided("ada")}, (Grade.MINOR,)),
    Raised("Nothing else is known", {**SILENT, "unknown": ["resources", "asks"]}, (Grade.MINOR,)),
    Raised(
        "A new ISMS, the audit in 60 days",
        {**SILENT, STARTED: "2026-10-05", "audits[0].date": "2027-01-19"},
        (Grade.MINOR,),
    ),
    Raised("181 days since the review", SINCE_REVIEW, (Grade.OPPORTUNITY,)),
    Raised("181 days from the start to the review", {**SINCE_REVIEW, HELD: "2026-07-05"}, (Grade.OPPORTUNITY,)),
    Raised("181 days from the start of the window", {**OLDER, **report("2026-05-20")}, (Grade.OPPORTUNITY,)),
    Raised("Somebody else decided in between", {**SINCE_REVIEW, **decided("ben")}, (Grade.OPPORTUNITY,)),
    Raised("The answer comes tomorrow", {**SINCE_REVIEW, **answered("2026-11-21")}, (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("The ISMS is 89 days old", {**SILENT, STARTED: "2026-08-23"}),
    Unassessable("Nothing is known about reports", {"unknown": ["reports"]}),
    Unassessable("A long time, and nobody knows what was decided", {**SINCE_REVIEW, "unknown": ["resources"]}),
    Unassessable("A long time, and nobody knows what was answered", {**SINCE_REVIEW, "unknown": ["asks"]}),
)
