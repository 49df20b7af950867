"""Top management was not at the review.

What it looks at
    Whether anybody who was in top management on that day attended the latest review; where nobody did, whether
    somebody attended another one in the last 365 days.

Why an auditor raises it
    Clause 9.3.1 makes it top management's own review. Held among specialists it is a meeting about the ISMS, not a
    review of it. One missed slot in a series is only a question.

What clears it
    Hold it again with top management present. A sole director who reads the pack and records written conclusions has
    attended; a deputy with delegated authority belongs on the register.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import top_manager_named
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.dossier.reviewing import Held, attending_top, latest, looked_at
from countersign.readiness.examples import Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="REV-003",
    clauses=("9.3.1", "5.1"),
    basis=Basis.CLAUSE,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MAJOR: "no top manager attended the latest review, nor another of the last 365 days",
        Grade.OBSERVATION: "none attended the latest, but one attended another of the last 365 days",
    },
    reads=("reviews.attendees", "people", "top_management"),
    thresholds=(Threshold("review_days", 365, "a year of slots is looked at together"),),
    silenced_by={"REV-001": ANY},
    needs_register=True,
)

HINT = " It is top management's review: without them it did not happen. Hold it again with {top_manager}."
OTHERS = "Nobody from top management attended the management review of {date}; {names} did." + HINT
NOBODY = "Nobody is on record as having attended the management review of {date}." + HINT
MISSED = (
    "Nobody from top management attended the management review of {date}, though they were at another one within the "
    "year. One missed slot draws a question, two look like a habit. See that {top_manager} is at the next."
)


def judge(dossier: Dossier) -> Answers:
    found = latest(dossier)
    if found is None or attending_top(dossier, found[1]):
        return
    within_a_year = looked_at(dossier, RULE.limit(dossier, "review_days"))
    missed = any(attending_top(dossier, review) for _, review in within_a_year)
    yield Finding(Grade.OBSERVATION if missed else Grade.MAJOR, words(dossier, found, missed=missed))


def words(dossier: Dossier, found: Held, *, missed: bool) -> Words:
    day, review = found
    return say(
        MISSED if missed else OTHERS if review.attendees else NOBODY,
        date=day,
        names=names_of(dossier, review.attendees),
        top_manager=top_manager_named(dossier),
    )


ATTENDEES = "reviews[0].attendees"
ABSENT = {ATTENDEES: ["ben", "gus"]}


def another(on: str, *attendees: str) -> dict[str, object]:
    """The change that adds a review."""
    return {"reviews[+]": {"held_on": on, "attendees": [*attendees]}}


QUIET = (
    Quiet("The managing director attended", {}),
    Quiet("She attended and has left since", {"people[0].left": "2026-08-03"}),
    Quiet("Her entry in the register began that day", {"top_management[0].from": "2026-06-10"}),
    Quiet("An earlier one without top management", another("2026-03-10", "ben")),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("Only others attended", ABSENT, (Grade.MAJOR,)),
    Raised("Nobody is on record", {ATTENDEES: []}, (Grade.MAJOR,)),
    Raised("Whoever attended is in no list of people", {ATTENDEES: ["The board"]}, (Grade.MAJOR,)),
    Raised("Her entry in the register began the day after", {"top_management[0].from": "2026-06-11"}, (Grade.MAJOR,)),
    Raised("Her entry had ended that day", {"top_management[0].to": "2026-06-10"}, (Grade.MAJOR,)),
    Raised("She had left that day", {"people[0].left": "2026-06-10"}, (Grade.MAJOR,)),
    Raised("She chaired, and did not attend", {**ABSENT, "reviews[0].chair": "ada"}, (Grade.MAJOR,)),
    Raised("She attended one 366 days ago", {**ABSENT, **another("2025-11-19", "ada")}, (Grade.MAJOR,)),
    Raised("She attends one tomorrow", {**ABSENT, **another("2026-11-21", "ada")}, (Grade.MAJOR,)),
    Raised("She attended one 365 days ago", {**ABSENT, **another("2025-11-20", "ada")}, (Grade.OBSERVATION,)),
    Raised("She missed a later one", another("2026-10-14", "ben"), (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows who attended", {"unknown": ["reviews.attendees"]}),
)
