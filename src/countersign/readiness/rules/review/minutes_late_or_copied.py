"""Minutes written late, unconfirmed or copied.

What it looks at
    The minutes of the latest review: how long after the meeting they were written, whether the chair has confirmed
    them, and how like the minutes before them they are, the standing headings of an agenda left out.

Why an auditor raises it
    Auditors recognise minutes that were written for them, all at once and before the visit, or copied from last year
    with a new date.

What clears it
    Write the minutes within a week, from what was said, and have the chair confirm them. What was written late stays
    late; the next ones can be in time.
"""

from __future__ import annotations

from datetime import date

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.reviewing import held, latest
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown
from countersign.reviews.facts import ManagementReview

RULE = Rule(
    code="REV-009",
    clauses=("9.3.3", "7.5"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=3,
    tier=2,
    ladder={
        Grade.OPPORTUNITY: "written more than 90 days after the meeting, or 90% like the minutes before",
        Grade.OBSERVATION: "written more than 30 days after it, or not confirmed by the chair",
    },
    reads=("reviews.minutes_on", "reviews.minutes_confirmed_by"),
    thresholds=(
        Threshold("late_days", 30, "who writes after a month writes from memory"),
        Threshold("very_late_days", 90, "after a quarter they look written for the audit"),
        Threshold("copied_share", 0.9, "a standing agenda repeats itself, its answers do not", whole=False),
    ),
    silenced_by={"REV-001": ANY},
)


def judge(dossier: Dossier) -> Answers:
    found = latest(dossier)
    written = found[1].minutes_on if found else None
    if found is None or written is None:
        return
    day, review = found
    delay = (written - day).days
    if wrong := problems(dossier, review, delay):
        yield finding(grade(dossier, review, delay), day, wrong)
    elif review.similarity_prev is None and len(held(dossier)) > 1:
        yield unknown("how like the minutes before they are")


def is_copied(dossier: Dossier, review: ManagementReview) -> bool:
    return review.similarity_prev is not None and review.similarity_prev >= RULE.limit(dossier, "copied_share")


def grade(dossier: Dossier, review: ManagementReview, delay: int) -> Grade:
    grave = is_copied(dossier, review) or delay > RULE.limit(dossier, "very_late_days")
    return Grade.OPPORTUNITY if grave else Grade.OBSERVATION


def problems(dossier: Dossier, review: ManagementReview, delay: int) -> list[str]:
    """What is wrong with the minutes, each as the end of a sentence about them."""
    found = []
    if delay > min(RULE.limit(dossier, "late_days"), RULE.limit(dossier, "very_late_days")):
        found.append(f"were written {delay} {'day' if delay == 1 else 'days'} after the meeting")
    if is_copied(dossier, review):
        found.append(f"are {min(review.similarity_prev or 0, 1):.0%} like the minutes before them")
    return found if review.minutes_confirmed_by else [*found, "are not confirmed by the chair"]


def finding(grade: Grade, day: date, problems: list[str]) -> Finding:
    says = say(
        "The minutes of the management review of {date} {problems}. Auditors recognise minutes written for them. Write "
        "them within a week and have the chair confirm.",
        date=day,
        problems=listed(problems),
    )
    return Finding(grade, says)


MINUTES, CONFIRMED, SHARE = "reviews[0].minutes_on", "reviews[0].minutes_confirmed_by", "reviews[0].similarity_prev"
ANOTHER = {"held_on": "2026-03-10"}

QUIET = (
    Quiet("They were written two days later and confirmed; there are none before them", {}),
    Quiet("They were written 30 days later", {MINUTES: "2026-07-10"}),
    Quiet("They are 89% like those before", {SHARE: 0.89, "reviews[+]": ANOTHER}),
    Quiet("Nobody has written any; that is another finding", {MINUTES: GONE, CONFIRMED: GONE}),
    Quiet("They are written tomorrow", {MINUTES: "2026-11-21", CONFIRMED: GONE}),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("They were written 31 days later", {MINUTES: "2026-07-11"}, (Grade.OBSERVATION,)),
    Raised("They were written 90 days later", {MINUTES: "2026-09-08"}, (Grade.OBSERVATION,)),
    Raised("They were written 91 days later", {MINUTES: "2026-09-09"}, (Grade.OPPORTUNITY,)),
    Raised("Nobody has confirmed them", {CONFIRMED: GONE}, (Grade.OBSERVATION,)),
    Raised("They are 90% like those before", {SHARE: 0.9, "reviews[+]": ANOTHER}, (Grade.OPPORTUNITY,)),
    Raised("Late, alike and unconfirmed", {MINUTES: "2026-07-30", SHARE: 1, CONFIRMED: GONE}, (Grade.OPPORTUNITY,)),
    Raised("Late, and nobody has compared them", {MINUTES: "2026-07-11", "reviews[+]": ANOTHER}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (
    Unassessable("Nobody has compared them with those before", {"reviews[+]": ANOTHER}),
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows when they were written", {"unknown": ["reviews.minutes_on"]}),
)
