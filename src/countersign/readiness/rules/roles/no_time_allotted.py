"""No time is allotted to the ISMS lead.

What it looks at
    The days a week agreed for each holder of a role that carries 5.3 a, against what is usual for an organisation of
    this size. For somebody from outside, the contract days count.

Why an auditor raises it
    A duty on top of a full job is done at the end of the day, or not at all. The person named needs the authority and
    the time.

What clears it
    Agree the time with the holder and their manager, and record it. The usual figures are ours, and a setting.
"""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.holding import CONFORMITY, Held, carrying, holders
from countersign.readiness.dossier.persons import name_of
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import Answers, Basis, Finding, Grade, Rule, Threshold
from countersign.roles.facts import Role

GUESSED = "a judgement, not validated"

RULE = Rule(
    code="ROL-010",
    clauses=("5.3", "7.1", "5.1(c)"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=14,
    tier=2,
    ladder={Grade.OPPORTUNITY: "a holder of 5.3 a has no agreed time, or less than is usual for the size"},
    reads=("roles.assignments.capacity", "people"),
    thresholds=(
        Threshold("small_headcount", 50, "up to so many people an organisation counts as small"),
        Threshold("medium_headcount", 250, "up to so many people it counts as medium"),
        Threshold("small_days_a_week", 0.5, f"usual in a small organisation; {GUESSED}", whole=False),
        Threshold("medium_days_a_week", 1, f"usual in a medium one; {GUESSED}", whole=False),
        Threshold("large_days_a_week", 3, f"usual in a large one; {GUESSED}", whole=False),
    ),
)


def judge(dossier: Dossier) -> Answers:
    usual = usual_days(dossier)
    for role in carrying(dossier, CONFORMITY):
        short = [(id, one) for id, one in holders(dossier, role) if one.capacity is None or one.capacity < usual]
        if short:
            yield finding(dossier, role, short, usual)


def usual_days(dossier: Dossier) -> float:
    sizes = ("small", "medium")
    fits = (size for size in sizes if dossier.org.headcount <= RULE.limit(dossier, f"{size}_headcount"))
    return RULE.limit(dossier, f"{next(fits, 'large')}_days_a_week")


def finding(dossier: Dossier, role: Role, short: list[Held], usual: float) -> Finding:
    says = say(
        "{agreed} for the role; for an organisation of your size about {default} a week is usual. The designated "
        "person needs authority and capacity. Agree the time and record it.",
        agreed=listed([f"{name_of(dossier, id)} has {time(one.capacity)}" for id, one in short]),
        default=days(usual),
    )
    return Finding(Grade.OPPORTUNITY, says, subject=role.id, key=role.id)


def time(capacity: float | None) -> str:
    return "no agreed time" if capacity is None else f"{days(capacity)} a week"


def days(n: float) -> str:
    return f"{n:g} {'day' if n == 1 else 'days'}"


CAPACITY, HEADCOUNT = "roles[0].assignments[0].capacity", "org.headcount"
SECOND = {"id": "rep", "key": "reporter", "mandatory": ["5.3b"], "assignments": [{"person": "eve"}]}

QUIET = (
    Quiet("A day a week for twelve people", {}),
    Quiet("Half a day for 50 people", {CAPACITY: 0.5, HEADCOUNT: 50}),
    Quiet("A day for 250 people", {CAPACITY: 1, HEADCOUNT: 250}),
    Quiet("Three days for 251 people", {CAPACITY: 3, HEADCOUNT: 251}),
    Quiet("Somebody from outside leads, a day a week by contract", {"roles[0].assignments[0].person": "max"}),
    Quiet("The reporter has no agreed time", {"roles[+]": SECOND}),
    Quiet("Nobody holds the role", {CAPACITY: GONE, "people[1].left": "2026-11-20"}),
    Quiet(
        "This organisation finds a quarter of a day enough",
        {CAPACITY: 0.25, "thresholds": {"ROL-010.small_days_a_week": 0.25}},
    ),
)

RAISED = (
    Raised("No time is agreed", {CAPACITY: GONE}, (Grade.OPPORTUNITY,)),
    Raised("Two hours a week", {CAPACITY: 0.25}, (Grade.OPPORTUNITY,)),
    Raised("Half a day for 51 people", {CAPACITY: 0.5, HEADCOUNT: 51}, (Grade.OPPORTUNITY,)),
    Raised("A day for 251 people", {CAPACITY: 1, HEADCOUNT: 251}, (Grade.OPPORTUNITY,)),
    Raised(
        "Neither of two holders has time",
        {CAPACITY: 0, "roles[0].assignments[+]": {"person": "eve"}},
        (Grade.OPPORTUNITY,),
    ),
    Raised(
        "Two roles carry 5.3 a, and neither holder has time",
        {CAPACITY: GONE, "roles[+]": {**SECOND, "mandatory": ["5.3a"]}},
        (Grade.OPPORTUNITY,) * 2,
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about agreed time", {"unknown": ["roles.assignments.capacity"]}),)
