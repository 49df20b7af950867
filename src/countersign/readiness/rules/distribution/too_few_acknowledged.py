"""Too few people have acknowledged the policy.

What it looks at
    Of the employees and directors who should have acknowledged the current version by now, how many have. Nobody is
    expected to who is on leave, exempt with a reason, outside the audience or still within the days of grace. Who
    approved the version has acknowledged it. Contractors and suppliers are counted elsewhere.

Why an auditor raises it
    Control A.5.1 expects the policy to be acknowledged by the people it concerns. Auditors pick people at random, and
    a gap in the list is a person they can meet. Some call it major from 30 percent missing on; here it takes a
    majority, because the policy was demonstrably sent.

What clears it
    Ask those who are missing, their managers first. In a group of fewer than twenty, one person missing is no more
    than a question.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import Acknowledging, acknowledging, percent
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.dossier.versions import parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold

RULE = Rule(
    code="DIS-002",
    clauses=("A.5.1", "7.3"),
    basis=Basis.ANNEX_A,
    lead_days=14,
    tier=1,
    ladder={
        Grade.MAJOR: "fewer than half of those who should have, did",
        Grade.MINOR: "at least half, but fewer than 95 percent",
        Grade.OBSERVATION: "at least 95 percent, or one person missing of fewer than twenty",
    },
    reads=("policies.acks", "people"),
    thresholds=(
        Threshold("major_below_percent", 50, "with the policy sent, a breakdown needs a majority missing"),
        Threshold("minor_below_percent", 95, "a few are always late in a group of any size"),
        Threshold("small_group_below", 20, "one person weighs too much in a group smaller than this"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY, "DIS-001": ANY},
    fits_one_person=False,
    another_auditor="Where three in ten are missing, that is systemic: major below 70 percent, not only below half.",
)

ONE = (
    "The one person who should have acknowledged {policy} has not done so. Auditors pick people at random and ask. "
    "Chase {missing}."
)
SEVERAL = (
    "{acked} of {due} people who should have acknowledged {policy} did so ({pct}%). Auditors pick people at random and "
    "ask; they will land on one of the missing. Chase {missing}."
)


def judge(dossier: Dossier) -> Answers:
    counted = acknowledging(dossier)
    if counted and counted.acknowledged < counted.due:
        subject = f"{counted.acknowledged}/{counted.due}"
        yield Finding(grade(dossier, counted), message(dossier, counted), subject=subject)


def grade(dossier: Dossier, counted: Acknowledging) -> Grade:
    covered = percent(counted.acknowledged, counted.due)
    one_missing = counted.due - counted.acknowledged == 1
    if counted.due < RULE.limit(dossier, "small_group_below") and one_missing:
        return Grade.OBSERVATION
    if covered < RULE.limit(dossier, "major_below_percent"):
        return Grade.MAJOR
    return Grade.MINOR if covered < RULE.limit(dossier, "minor_below_percent") else Grade.OBSERVATION


def message(dossier: Dossier, counted: Acknowledging) -> Words:
    policy = parent(dossier)
    return say(
        ONE if counted.due == 1 else SEVERAL,
        acked=counted.acknowledged,
        due=counted.due,
        policy=policy.called if policy else "the policy",
        pct=int(percent(counted.acknowledged, counted.due)),
        missing=missing(dossier, counted),
    )


def missing(dossier: Dossier, counted: Acknowledging) -> str:
    """Whom to chase: by name, as far as names are known."""
    n, named = counted.due - counted.acknowledged, len(counted.missing)
    names = names_of(dossier, counted.missing)
    if n == 1:
        return names if named else "the one who is missing"
    if not named:
        return f"the {n} people missing, starting with managers"
    if named < n:
        return f"the {n} people missing, starting with managers; the first are {names}"
    return f"the {n} people listed, starting with managers: {names}"


def counted_as(due: int, acked: int) -> dict[str, object]:
    """The change that gives acceptances counted."""
    return {"policies[0].ack_stats": {"due": due, "acked": acked}}


WITHOUT_LOU = {"policies[0].acks[4].v": "0.9"}
WITHOUT_TWO = {**WITHOUT_LOU, "policies[0].acks[3].v": "0.9"}
NEW = {"v": "2.0", "status": "approved", "approved_by": "ada", "approved_on": "2026-11-01", "effective": "2026-11-05"}
WORDED = {**NEW, "v": "1.1", "material": False, "effective": "2026-11-18"}
THREE = [
    {"v": "0.9", "status": "superseded", "approved_on": "2026-01-05"},
    {"v": "1.0", "status": "superseded", "approved_on": "2026-03-02"},
    WORDED,
]

QUIET = (
    Quiet("Everybody has, the approver by approving", {}),
    Quiet("Who is missing is on leave", {**WITHOUT_LOU, "people[5].on_leave": True}),
    Quiet("Who is missing is exempt with a reason", {**WITHOUT_LOU, "people[5].ack_exempt": True}),
    Quiet("Who is missing has left", {**WITHOUT_LOU, "people[5].left": "2026-11-20"}),
    Quiet("Who is missing has not joined yet", {**WITHOUT_LOU, "people[5].joined": "2026-11-21"}),
    Quiet("Who is missing joined fourteen days ago", {**WITHOUT_LOU, "people[5].joined": "2026-11-06"}),
    Quiet("Who is missing is outside the audience", {**WITHOUT_LOU, "policies[0].audience": ["director", "HR", "ben"]}),
    Quiet("Who is missing is a contractor", {**WITHOUT_LOU, "people[5].kind": "contractor"}),
    Quiet("A version of fourteen days ago", {"policies[0].versions[+]": {**NEW, "effective": "2026-11-06"}}),
    Quiet("An editorial version carries acceptances over", {"policies[0].versions[+]": {**NEW, "material": False}}),
    Quiet("Only an editorial version was acknowledged", {**WITHOUT_LOU, "policies[0].versions[0].material": False}),
    Quiet(
        "Nobody knows when it took effect",
        {**WITHOUT_LOU, "policies[0].versions[0].effective": GONE, "policies[0].versions[0].approved_on": GONE},
    ),
    Quiet("Counted: everybody", counted_as(172, 172)),
    Quiet("Counted: nobody is due", counted_as(0, 0)),
    Quiet("It was never sent: that is said already", {"policies[0].acks": [], "policies[0].distributions": []}),
    Quiet("Somebody works alone", {**WITHOUT_TWO, "org.headcount": 1}),
)

RAISED = (
    Raised("One missing of six", WITHOUT_LOU, (Grade.OBSERVATION,)),
    Raised(
        "A change of wording gives nobody more time",
        {"policies[0].acks[4].person": "ben", "policies[0].versions[+]": WORDED},
        (Grade.OBSERVATION,),
    ),
    Raised(
        "A change of wording does not bring back what was acknowledged before the last change of substance",
        {**WITHOUT_LOU, "policies[0].versions": THREE},
        (Grade.OBSERVATION,),
    ),
    Raised("They joined fifteen days ago", {**WITHOUT_LOU, "people[5].joined": "2026-11-05"}, (Grade.OBSERVATION,)),
    Raised("Nobody knows when they joined", {**WITHOUT_LOU, "people[5].joined": GONE}, (Grade.OBSERVATION,)),
    Raised("The only one asked is missing", counted_as(1, 0), (Grade.OBSERVATION,)),
    Raised("One missing of nineteen", counted_as(19, 18), (Grade.OBSERVATION,)),
    Raised("One missing of twenty is 95 percent", counted_as(20, 19), (Grade.OBSERVATION,)),
    Raised(
        "The audience is narrowed to staff", {**WITHOUT_LOU, "policies[0].audience": ["staff"]}, (Grade.OBSERVATION,)
    ),
    Raised("Two missing of six", WITHOUT_TWO, (Grade.MINOR,)),
    Raised("Just under 95 percent", counted_as(10_000, 9_499), (Grade.MINOR,)),
    Raised("95 percent", counted_as(10_000, 9_500), (Grade.OBSERVATION,)),
    Raised("Half", counted_as(10, 5), (Grade.MINOR,)),
    Raised("Just under half", counted_as(10_000, 4_999), (Grade.MAJOR,)),
    Raised(
        "Sent, and nobody but the approver has acknowledged it",
        {"policies[0].acks": []},
        (Grade.MAJOR,),
    ),
    Raised(
        "A version of fifteen days ago was sent; only its approver is covered",
        {"policies[0].versions[+]": NEW, "policies[0].distributions[+]": {"v": "2.0", "on": "2026-11-05"}},
        (Grade.MAJOR,),
    ),
    Raised(
        "The organisation sets its own limit",
        {**counted_as(100, 60), "thresholds": {"DIS-002.major_below_percent": 70}},
        (Grade.MAJOR,),
    ),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about acceptances", {"unknown": ["policies.acks"]}),)
