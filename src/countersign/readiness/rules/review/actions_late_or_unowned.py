"""Review actions overdue or unowned.

What it looks at
    The open actions of all reviews held: how far each is past its due day; where none is late, whether each has a due
    day and an owner who is here.

Why an auditor raises it
    After attendance, following up is what auditors look for. An action that nobody carried out shows that the review
    changed nothing.

What clears it
    Close the actions, or plan them anew with a reason that a leader approves. Give every one a due day and an owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.audits import days_ago
from countersign.readiness.dossier.persons import is_active
from countersign.readiness.dossier.reviewing import held
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.reviews.facts import ReviewAction

RULE = Rule(
    code="REV-007",
    clauses=("9.3.2(a)", "10"),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MINOR: "one is over 90 days late, or two or more and a quarter of all open ones are over 30 days late",
        Grade.OBSERVATION: "another is over 30 days late, or one has no due day or no owner who is here",
    },
    reads=("reviews.actions", "people"),
    thresholds=(
        Threshold("late_days", 30, "a month late is a full calendar"),
        Threshold("very_late_days", 90, "after a quarter nobody is following up"),
        Threshold("several", 2, "a single one is an isolated case"),
        Threshold("percent", 25, "from one in four on it is no longer an exception"),
    ),
    silenced_by={"REV-001": ANY},
)


@dataclass(frozen=True)
class Open:
    """An open action, the day of the review that agreed it, and how many days it is past its due day."""

    action: ReviewAction
    agreed_on: date
    late: int

    def lacks(self, dossier: Dossier) -> bool:
        return self.action.due is None or not is_active(dossier, self.action.owner)


def judge(dossier: Dossier) -> Answers:
    found = open_actions(dossier)
    late = [one for one in found if one.late > RULE.limit(dossier, "late_days")]
    lacking = [one for one in found if one.lacks(dossier)]
    if late:
        grade = Grade.MINOR if is_grave(dossier, late, len(found)) else Grade.OBSERVATION
        yield Finding(grade, late_words(late, len(lacking)), subject=str(len(late)))
    elif lacking:
        yield Finding(Grade.OBSERVATION, lacking_words(lacking), subject=str(len(lacking)))


def open_actions(dossier: Dossier) -> list[Open]:
    """Those of every review held, the one most past its due day first."""
    found = [
        Open(action, day, days_ago(dossier, action.due) if action.due else 0)
        for day, review in held(dossier)
        for action in review.actions
        if action.done is None
    ]
    return sorted(found, key=lambda one: -one.late)


def is_grave(dossier: Dossier, late: list[Open], of: int) -> bool:
    if late[0].late > RULE.limit(dossier, "very_late_days"):
        return True
    several = len(late) >= RULE.limit(dossier, "several")
    return several and len(late) * 100 >= RULE.limit(dossier, "percent") * of


HINT = (
    " Following up is what auditors look for after attendance. Close what is done, and plan the rest anew with a "
    "reason."
)
UNOWNED = " Open actions without a due day, or without an owner who is here: {unowned}."
ONE_LATE = "An action from the management review of {review} is {days} days late."
LATE = "{n} actions from management reviews are late, the oldest, from that of {review}, by {days} days."
ASSIGN = " Following up is what auditors look for after attendance. See that every open one has a day and an owner."
ONE_LACKING = "An action from the management review of {review} has no due day, or no owner who is here." + ASSIGN
LACKING = "{n} open actions from management reviews have no due day, or no owner who is here." + ASSIGN


def late_words(late: list[Open], unowned: int) -> Words:
    return say(
        (ONE_LATE if len(late) == 1 else LATE) + (UNOWNED if unowned else "") + HINT,
        n=len(late),
        review=late[0].agreed_on,
        days=late[0].late,
        unowned=unowned,
    )


def lacking_words(lacking: list[Open]) -> Words:
    return say(ONE_LACKING if len(lacking) == 1 else LACKING, n=len(lacking), review=lacking[0].agreed_on)


ACTIONS = "reviews[0].actions"


def due(*days: str, in_time: int = 0) -> dict[str, object]:
    """The change that leaves actions open, due on these days, and so many more that are due next year."""
    return {ACTIONS: [{"owner": "ada", "due": day} for day in (*days, *["2027-01-15"] * in_time)]}


NOT_HELD = {"planned_on": "2026-12-10", "actions": [{"due": "2026-01-15"}]}

QUIET = (
    Quiet("The only one is done", {}),
    Quiet("One is 30 days late", due("2026-10-21")),
    Quiet("One is due today", due("2026-11-20")),
    Quiet("It was done late", {f"{ACTIONS}[0].due": "2026-06-30"}),
    Quiet("It is done, and nobody owned it", {f"{ACTIONS}[0].owner": GONE}),
    Quiet("A review that was not held", {"reviews[+]": NOT_HELD}),
    Quiet("None was held; that is said already", {"reviews": []}),
)

RAISED = (
    Raised("One is 31 days late", due("2026-10-20"), (Grade.OBSERVATION,)),
    Raised("One is 90 days late", due("2026-08-22"), (Grade.OBSERVATION,)),
    Raised("One is 91 days late", due("2026-08-21"), (Grade.MINOR,)),
    Raised(
        "It is done tomorrow", {f"{ACTIONS}[0].due": "2026-08-21", f"{ACTIONS}[0].done": "2026-11-21"}, (Grade.MINOR,)
    ),
    Raised("Two of eight are 31 days late", due("2026-10-20", "2026-10-20", in_time=6), (Grade.MINOR,)),
    Raised("Two of nine are", due("2026-10-20", "2026-10-20", in_time=7), (Grade.OBSERVATION,)),
    Raised(
        "One of an earlier review",
        {"reviews[+]": {"held_on": "2025-06-10", "actions": [{"owner": "ada", "due": "2026-10-20"}]}},
        (Grade.OBSERVATION,),
    ),
    Raised("One has no due day", {ACTIONS: [{"owner": "ada"}]}, (Grade.OBSERVATION,)),
    Raised("One has no owner", {ACTIONS: [{"due": "2027-01-15"}]}, (Grade.OBSERVATION,)),
    Raised("Two have neither", {ACTIONS: [{}, {}]}, (Grade.OBSERVATION,)),
    Raised("An owner is in no list of people", {ACTIONS: [{"owner": "IT", "due": "2027-01-15"}]}, (Grade.OBSERVATION,)),
    Raised("The owner has left", {**due("2027-01-15"), "people[0].left": "2026-11-20"}, (Grade.OBSERVATION,)),
    Raised(
        "One is late, one has no owner", {ACTIONS: [{"owner": "ada", "due": "2026-10-20"}, {}]}, (Grade.OBSERVATION,)
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about reviews", {"unknown": ["reviews"]}),
    Unassessable("Nobody knows which actions were agreed", {"unknown": ["reviews.actions"]}),
)
