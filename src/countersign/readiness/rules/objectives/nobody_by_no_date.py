"""Objective without owner, date or plan.

What it looks at
    Whether each active objective has an owner who is here, a date by which it is due, and a plan.

Why an auditor raises it
    Clause 6.2 asks what will be done, with what, by whom, by when, and how the result is judged. An objective without
    an owner or a date is a wish.

What clears it
    Give it an owner, a date and a few lines of plan. When an owner leaves, name the next one.
"""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say
from countersign.objectives.facts import Objective
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.dossier.persons import is_active
from countersign.readiness.dossier.titles import ids_of, titled
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="OBJ-003",
    clauses=("6.2",),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={Grade.MINOR: "an objective has no owner who is here, no date or no plan"},
    reads=("objectives", "people"),
    silenced_by={"OBJ-001": ANY},
)

HINT = " The standard asks what will be done, by whom, by when, with what, and how it is judged. Add what is missing."


def judge(dossier: Dossier) -> Answers:
    wanting = [one for one in pursued(dossier) if lacks(dossier, one)]
    if wanting:
        yield Finding(Grade.MINOR, words(dossier, wanting), subject=ids_of(wanting))


def lacks(dossier: Dossier, objective: Objective) -> list[str]:
    """What an objective is without."""
    lacking = {
        "an owner": not objective.owner,
        "an owner who is here": bool(objective.owner) and not is_active(dossier, objective.owner),
        "a date": objective.due is None,
        "a plan": not objective.plan,
    }
    return [what for what, is_so in lacking.items() if is_so]


def words(dossier: Dossier, wanting: list[Objective]) -> Words:
    if len(wanting) == 1:
        missing = listed(lacks(dossier, wanting[0]))
        return say("{objective} lacks {missing}." + HINT, objective=titled(wanting[0]), missing=missing)
    return say(
        "{n} objectives lack something: {objectives}." + HINT,
        n=len(wanting),
        objectives=listed([f"{titled(one)} ({listed(lacks(dossier, one))})" for one in wanting]),
    )


FIRST = "objectives[0]"
BARE = {"id": "o2", "set_on": "2026-03-02", "plan": ""}

QUIET = (
    Quiet("It has an owner, a date and a plan", {}),
    Quiet("Nobody said anything of a plan", {f"{FIRST}.plan": GONE}),
    Quiet("The owner leaves tomorrow", {"people[2].left": "2026-11-21"}),
    Quiet("The date is past, which is another finding", {f"{FIRST}.due": "2026-11-19"}),
    Quiet("The one without is closed", {"objectives[+]": {**BARE, "status": "closed"}}),
    Quiet("There is no objective, which is said already", {"objectives": []}),
)

RAISED = (
    Raised("It has no owner", {f"{FIRST}.owner": GONE}, (Grade.MINOR,)),
    Raised("The owner left today", {"people[2].left": "2026-11-20"}, (Grade.MINOR,)),
    Raised("The owner joins tomorrow", {"people[2].joined": "2026-11-21"}, (Grade.MINOR,)),
    Raised("The owner is in no list of people", {f"{FIRST}.owner": "IT"}, (Grade.MINOR,)),
    Raised("It has no date", {f"{FIRST}.due": GONE}, (Grade.MINOR,)),
    Raised("Only a month is named", {f"{FIRST}.due": "2027-03"}, (Grade.MINOR,)),
    Raised("There is no plan", {f"{FIRST}.plan": None}, (Grade.MINOR,)),
    Raised("The plan is empty", {f"{FIRST}.plan": ""}, (Grade.MINOR,)),
    Raised("Two lack something", {f"{FIRST}.due": GONE, "objectives[+]": BARE}, (Grade.MINOR,)),
)

CANNOT_ASSESS = (
    Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),
    Unassessable("Nothing is known about people", {"unknown": ["people"]}),
)
