"""Objectives not set by top management.

What it looks at
    Who approved each active objective, and whether they were top management on the day of the approval (on the day it
    was set, where no other day is recorded); or whether a management review adopted it that top management attended.

Why an auditor raises it
    Clause 5.1 makes top management answer for objectives being established. What the ISMS lead sets alone is the ISMS
    lead's own list.

What clears it
    Adopt them at the next management review, or have somebody in top management approve them. One decision may cover
    them all.
"""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.objectives.facts import Objective
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.dossier.persons import names_of
from countersign.readiness.dossier.titles import all_titled, ids_of
from countersign.readiness.dossier.versions import attended_by_the_top
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, unknown

RULE = Rule(
    code="OBJ-005",
    clauses=("5.1(a)", "6.2"),
    basis=Basis.CLAUSE,
    lead_days=3,
    tier=1,
    ladder={Grade.MINOR: "an objective was neither approved nor adopted by top management"},
    reads=("objectives", "people", "top_management"),
    silenced_by={"OBJ-001": ANY},
    needs_register=True,
)

HINT = (
    " Leadership is responsible for establishing objectives. Adopt them in the next management review, or have "
    "somebody in top management approve them."
)


def judge(dossier: Dossier) -> Answers:
    orphans = [one for one in pursued(dossier) if not is_approved(dossier, one) and not is_adopted(dossier, one)]
    open_ones = [one for one in orphans if one.adopted_in_review and not dossier.knows("reviews")]
    never = [one for one in orphans if one not in open_ones]
    if open_ones:
        yield unknown("who attended the management review that adopted an objective")
    if never:
        yield Finding(Grade.MINOR, words(dossier, never), subject=ids_of(never))


def is_approved(dossier: Dossier, objective: Objective) -> bool:
    return was_top_manager(dossier, objective.approved_by, objective.approved_on or objective.set_on)


def is_adopted(dossier: Dossier, objective: Objective) -> bool:
    return any(
        review.id == objective.adopted_in_review and attended_by_the_top(dossier, review)
        for review in dossier.reviews
        if review.id and review.held_on
    )


def words(dossier: Dossier, never: list[Objective]) -> Words:
    approvers = list(dict.fromkeys(one.approved_by for one in never if one.approved_by))
    return say(
        "{objectives} {were} never adopted by leadership{who}." + HINT,
        objectives=all_titled(never),
        were="was" if len(never) == 1 else "were",
        who=f", only approved by {names_of(dossier, approvers)}, not in top management at the time"
        if approvers
        else "",
    )


FIRST = "objectives[0]"
ALONE = {f"{FIRST}.approved_by": GONE, f"{FIRST}.approved_on": GONE}
ADOPTED = {**ALONE, f"{FIRST}.adopted_in_review": "r1"}
TOP = "top_management[0]"

QUIET = (
    Quiet("Top management approved it", {}),
    Quiet("The approver led from that very day", {f"{TOP}.from": "2026-03-02"}),
    Quiet(
        "The approver has left since",
        {"people[0].left": "2026-09-01", "top_management[+]": {"person": "ben", "from": "2026-09-01"}},
    ),
    Quiet("No day of approval is recorded: the day it was set counts", {f"{FIRST}.approved_on": GONE}),
    Quiet("A management review adopted it", ADOPTED),
    Quiet("There is no objective, which is said already", {"objectives": []}),
)

RAISED = (
    Raised("Nobody approved it", ALONE, (Grade.MINOR,)),
    Raised("The ISMS lead approved it", {f"{FIRST}.approved_by": "ben"}, (Grade.MINOR,)),
    Raised("The approver led from the next day", {f"{TOP}.from": "2026-03-03"}, (Grade.MINOR,)),
    Raised("The approver had left the register that day", {f"{TOP}.to": "2026-03-02"}, (Grade.MINOR,)),
    Raised("It will be approved tomorrow", {f"{FIRST}.approved_on": "2026-11-21"}, (Grade.MINOR,)),
    Raised(
        "It was set before the approver led",
        {f"{FIRST}.approved_on": GONE, f"{TOP}.from": "2026-03-03"},
        (Grade.MINOR,),
    ),
    Raised(
        "The review that adopted it is on no record", {**ADOPTED, f"{FIRST}.adopted_in_review": "r0"}, (Grade.MINOR,)
    ),
    Raised(
        "The review that adopts it is only planned", {**ADOPTED, "reviews[0].held_on": "2026-11-21"}, (Grade.MINOR,)
    ),
    Raised(
        "Nobody in top management attended that review", {**ADOPTED, "reviews[0].attendees": ["ben"]}, (Grade.MINOR,)
    ),
    Raised(
        "Two were set without leadership",
        {**ALONE, "objectives[+]": {"id": "o2", "set_on": "2026-03-02"}},
        (Grade.MINOR,),
    ),
    Raised(
        "One certainly was not adopted; of the other, reviews are not known",
        {**ADOPTED, "objectives[+]": {"id": "o2", "set_on": "2026-03-02"}, "unknown": ["reviews"]},
        (Grade.MINOR,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("The register is empty", {"top_management": []}),
    Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),
    Unassessable(
        "A management review adopted it; reviews are not known", {**ADOPTED, "reviews": [], "unknown": ["reviews"]}
    ),
)
