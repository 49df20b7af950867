"""Required review inputs missing or thin.

What it looks at
    The inputs a to g of the latest review and of any other in the last 365 days, each at the highest level recorded.
    "Nothing changed", minuted, is coverage. The very first review has no earlier actions to look at (a).

Why an auditor raises it
    Clause 9.3.2 lists the inputs, and none of them is optional. Auditors differ about two or three missing ones:
    certifiers have called it minor where their accreditation body argued for major.

What clears it
    Cover them in the next meeting, or hold and minute an extraordinary review now. For performance and for risks bring
    figures: two points in time for each measure, the top risks and how far their treatment is.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.kernel.words import Words, say, spelled
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.reviewing import absent_inputs, inputs_named, latest, levels, looked_at
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="REV-005",
    clauses=("9.3.2",),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MAJOR: "four or more inputs were not covered",
        Grade.MINOR: "one to three were not",
        Grade.OPPORTUNITY: "all were, but performance or risks without figures",
    },
    reads=("reviews.inputs",),
    thresholds=(
        Threshold("review_days", 365, "slots through a year may share the inputs"),
        Threshold("major_from", 4, "more than half of the seven: the list was not used"),
    ),
    silenced_by={"REV-001": ANY, "REV-008": ANY},
    another_auditor="Two missing inputs are major: an accreditation body has said so where a certifier had said minor.",
)

MENTIONED = 1
MEASURED = ("d", "f")
"""What a review has to see in figures: performance and risks."""


def judge(dossier: Dossier) -> Answers:
    if latest(dossier) is None:
        return
    days = RULE.limit(dossier, "review_days")
    absent, recorded = absent_inputs(dossier, days), levels(dossier, days)
    thin = [key for key in MEASURED if recorded[key] == MENTIONED]
    if absent:
        grade = Grade.MAJOR if len(absent) >= RULE.limit(dossier, "major_from") else Grade.MINOR
        yield Finding(grade, missing_words(dossier, absent), subject=",".join(absent))
    elif thin:
        yield Finding(Grade.OPPORTUNITY, thin_words(dossier, thin), subject=",".join(thin))


def missing_words(dossier: Dossier, keys: Sequence[str]) -> Words:
    return say(
        "{reviews} did not cover {inputs}. The list of inputs is mandatory. Cover {them} in the next meeting, or "
        "minute an extraordinary review now.",
        reviews=reviews_named(dossier),
        inputs=inputs_named(keys),
        them="it" if len(keys) == 1 else "them",
    )


def thin_words(dossier: Dossier, keys: Sequence[str]) -> Words:
    return say(
        "{reviews} only mentioned {inputs}, without figures. Auditors look for real data and its trend. Bring it to "
        "the next meeting.",
        reviews=reviews_named(dossier),
        inputs=inputs_named(keys),
    )


def reviews_named(dossier: Dossier) -> str:
    found = looked_at(dossier, RULE.limit(dossier, "review_days"))
    day = spelled(found[-1][0])
    if len(found) == 1:
        return f"The management review of {day}"
    return f"The last {len(found)} management reviews, up to that of {day},"


A, C = "reviews[0].inputs.a", "reviews[0].inputs.c"


def only(*covered: str) -> dict[str, object]:
    """The change by which the review covered these inputs alone."""
    return {"reviews[0].inputs": dict.fromkeys(covered, 2)}


def another(on: str, **more: object) -> dict[str, object]:
    """The change that adds a review with every input."""
    return {"reviews[+]": {"held_on": on, "inputs": dict.fromkeys("abcdefg", 2), **more}}


QUIET = (
    Quiet("All seven were covered", {}),
    Quiet("The first review: no earlier actions to look at", {A: 0}),
    Quiet("Another one 365 days ago covered it", {C: 0, **another("2025-11-20")}),
    Quiet("Feedback was only mentioned", {"reviews[0].inputs.e": 1}),
    Quiet("Another one had the figures", {"reviews[0].inputs.d": 1, **another("2026-03-10")}),
    Quiet(
        "Only the actions were left out, and some are open: that is another finding",
        {A: 0, **another("2025-06-10", actions=[{"owner": "ben", "due": "2026-12-01"}])},
    ),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("Interested parties were left out", {C: 0}, (Grade.MINOR,)),
    Raised("Nothing is recorded about them", {C: GONE}, (Grade.MINOR,)),
    Raised("Another one covered it 366 days ago", {C: 0, **another("2025-11-19")}, (Grade.MINOR,)),
    Raised("Another one covers it tomorrow", {C: 0, **another("2026-11-21")}, (Grade.MINOR,)),
    Raised("Three were left out", only("a", "b", "d", "f"), (Grade.MINOR,)),
    Raised("Four were left out", only("a", "d", "f"), (Grade.MAJOR,)),
    Raised("Three and the actions, in the first review", only("b", "d", "f"), (Grade.MINOR,)),
    Raised("Three and the actions, in the second", {**only("b", "d", "f"), **another("2025-06-10")}, (Grade.MAJOR,)),
    Raised("The second left out the actions, and none is open", {A: 0, **another("2025-06-10")}, (Grade.MINOR,)),
    Raised("No inputs are recorded", {"reviews[0].inputs": GONE}, (Grade.MAJOR,)),
    Raised("Performance without figures", {"reviews[0].inputs.d": 1}, (Grade.OPPORTUNITY,)),
    Raised("Risks without figures", {"reviews[0].inputs.f": 1}, (Grade.OPPORTUNITY,)),
    Raised("One left out, another thin", {C: 0, "reviews[0].inputs.d": 1}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows what they covered", {"unknown": ["reviews.inputs"]}),
)
