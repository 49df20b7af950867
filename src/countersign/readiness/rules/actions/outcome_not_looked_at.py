"""Leadership has not looked at whether the ISMS works.

What it looks at
    Whether, in the last year or since the management system began, top management attended a management review that
    looked at performance with figures or a trend (input d), or was given a report on performance.

Why an auditor raises it
    Clause 5.1 has top management make sure that the management system reaches what it is for. Whoever never looked
    cannot have made sure.

What clears it
    Present the objectives and the main measures, and minute the conclusion: effective, or not effective, because.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import window, within
from countersign.readiness.dossier.leading import first_day, led
from countersign.readiness.dossier.versions import attended_by_the_top
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="OUT-001",
    clauses=("5.1(e)", "9.1"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={Grade.MINOR: "top management saw neither figures in a management review nor a report"},
    reads=("reviews", "people", "top_management"),
    thresholds=(Threshold("window_days", 365, "whether it works is asked once a year at least"),),
    needs_clear=("REV-001", "OBJ-001"),
    needs_register=True,
    needs_settled=True,
)

PERFORMANCE, WITH_FIGURES = "d", 2
"""The input of a management review, and its highest level: with data or a trend."""


def judge(dossier: Dossier) -> Answers:
    days = window(dossier, RULE.limit(dossier, "window_days"))
    if saw_figures(dossier, days) or any(led(dossier, one.to, one.on, days) for one in dossier.reports):
        return
    if not dossier.knows("reports"):
        yield unknown("which reports on performance leadership was given")
        return
    says = say(
        "Nothing since {date} shows that leadership checked whether the ISMS delivers what it should. Present the "
        'objectives and main measures and minute the conclusion "effective / not effective, because".',
        date=first_day(dossier, days),
    )
    yield Finding(Grade.MINOR, says)


def saw_figures(dossier: Dossier, days: int) -> bool:
    """Did top management attend a review that looked at performance with figures?"""
    return any(
        within(dossier, one.held_on, days)
        and (one.inputs or {}).get(PERFORMANCE, 0) >= WITH_FIGURES
        and attended_by_the_top(dossier, one)
        for one in dossier.reviews
    )


D, HELD = "reviews[0].inputs.d", "reviews[0].held_on"
REPORT = {"on": "2026-09-30", "by": "ben", "to": "ada"}
OLD = {"org.isms_started": "2024-03-04"}


def told(**report: object) -> dict[str, object]:
    """The change that leaves a report alone."""
    return {D: 1, "reports": [{**REPORT, **report}]}


QUIET = (
    Quiet("A management review looked at figures", {"reports": []}),
    Quiet("That review was 365 days ago", {**OLD, HELD: "2025-11-20", "reports": []}),
    Quiet("There was a report to top management", told()),
    Quiet("That report was 365 days ago", {**OLD, **told(on="2025-11-20")}),
    Quiet("A review looked at figures; of reports nothing is known", {"unknown": ["reports"]}),
    Quiet("There was no management review, which is said already", {"reviews": [], "reports": []}),
    Quiet("There is no objective, which is said already", {D: 1, "reports": [], "objectives": []}),
)

RAISED = (
    Raised("The review only mentioned it", {D: 1, "reports": []}, (Grade.MINOR,)),
    Raised(
        "The review looked at figures without them", {"reviews[0].attendees": ["ben"], "reports": []}, (Grade.MINOR,)
    ),
    Raised(
        "They led from the day after the review",
        {"top_management[0].from": "2026-06-11", "reports": []},
        (Grade.MINOR,),
    ),
    Raised("The report went to somebody else", told(to="gus"), (Grade.MINOR,)),
    Raised("The report was 366 days ago", {**OLD, **told(on="2025-11-19")}, (Grade.MINOR,)),
    Raised("The report was before the system began", told(on="2026-01-04"), (Grade.MINOR,)),
    Raised("The report comes tomorrow", told(on="2026-11-21"), (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("The review only mentioned it; of reports nothing is known", {D: 1, "unknown": ["reports"]}),
    Unassessable("The system is 89 days old, and no audit is near", {"org.isms_started": "2026-08-23", D: 1}),
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about objectives, on which it rests", {"unknown": ["objectives"]}),
    Unassessable("Nothing is known about management reviews", {"unknown": ["reviews"]}),
)
