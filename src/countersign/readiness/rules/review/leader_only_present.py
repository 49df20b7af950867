"""Leader attended but did not lead or decide.

What it looks at
    Whether a top manager who attended the latest review chaired it, or owns one of its actions or decisions; and
    whether top managers attended at least half of the reviews of the last two years.

Why an auditor raises it
    The standard asks for no more than taking part, so this is no nonconformity. But somebody who only sits there
    looks as if they had delegated it, and the interview will show.

What clears it
    Let them chair, even if you prepare everything, and note against each decision whose it was.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.dossier.reviewing import Held, attending_top, held, latest
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="REV-004",
    clauses=("9.3", "5.1"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=30,
    tier=2,
    ladder={
        Grade.OPPORTUNITY: "no leader there chaired or owns anything, or they missed over half of two years' reviews"
    },
    reads=(
        "reviews.attendees",
        "reviews.chair",
        "reviews.actions",
        "reviews.decision_owners",
        "people",
        "top_management",
    ),
    thresholds=(
        Threshold("percent", 50, "who is there less than half of the time is a guest"),
        Threshold("review_days", 730, "two years show a habit"),
    ),
    silenced_by={"REV-001": ANY, "REV-003": ANY},
    needs_clear=("REV-003",),
    needs_register=True,
)

PRESENT = (
    "{names} attended the management review of {date} but neither chaired it nor took on an action or a decision. "
    "Presence alone looks like delegation. Let them chair, even if you prepare everything."
)
SELDOM = (
    "Top management attended {n} of the {all} management reviews of the last {days} days. Who comes so seldom looks "
    "like a guest. Let them chair, even if you prepare everything."
)


def judge(dossier: Dossier) -> Answers:
    found = latest(dossier)
    if found is None:
        return
    says = only_present(dossier, found) or seldom_there(dossier)
    if says:
        yield Finding(Grade.OPPORTUNITY, says)


def only_present(dossier: Dossier, found: Held) -> Words | None:
    day, review = found
    there = attending_top(dossier, review)
    leading = {review.chair, *review.decision_owners, *(action.owner for action in review.actions)}
    return None if leading & {*there} else say(PRESENT, names=names_of(dossier, there), date=day)


def seldom_there(dossier: Dossier) -> Words | None:
    days = int(RULE.limit(dossier, "review_days"))
    recent = [review for day, review in held(dossier) if within(dossier, day, days)]
    n = sum(bool(attending_top(dossier, review)) for review in recent)
    seldom = n * 100 < RULE.limit(dossier, "percent") * len(recent)
    return say(SELDOM, n=n, all=len(recent), days=days) if seldom else None


SILENT = {"reviews[0].chair": "ben", "reviews[0].actions[0].owner": "ben", "reviews[0].decision_owners": []}


def two_more(first: str, second: str) -> dict[str, object]:
    """The change that puts two reviews without top management before the latest."""
    r1 = {"held_on": "2026-06-10", "attendees": ["ada"], "chair": "ada"}
    return {"reviews": [{"held_on": day, "attendees": ["ben"]} for day in (first, second)] + [r1]}


QUIET = (
    Quiet("She chaired it, and owns an action and a decision", {}),
    Quiet("She only chaired it", {**SILENT, "reviews[0].chair": "ada"}),
    Quiet("She only owns an action", {**SILENT, "reviews[0].actions[0].owner": "ada"}),
    Quiet("She only owns a decision", {**SILENT, "reviews[0].decision_owners": ["ben", "ada"]}),
    Quiet("She attended one of two in 730 days", two_more("2024-11-19", "2025-06-10")),
    Quiet("She was not there; that is another finding", {**SILENT, "reviews[0].attendees": ["ben"]}),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("She chaired nothing and owns nothing", SILENT, (Grade.OPPORTUNITY,)),
    Raised(
        "One who was not there owns an action",
        {
            **SILENT,
            "reviews[0].actions[0].owner": "eve",
            "top_management[+]": {"person": "eve", "basis": "executive", "from": "2026-01-05"},
        },
        (Grade.OPPORTUNITY,),
    ),
    Raised("She attended one of three in 730 days", two_more("2024-11-20", "2025-06-10"), (Grade.OPPORTUNITY,)),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows who chaired", {"unknown": ["reviews.chair"]}),
)
