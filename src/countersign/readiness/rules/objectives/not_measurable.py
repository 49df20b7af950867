"""Objective cannot be measured.

What it looks at
    Whether each active objective has a measure and a target, or a reason why measuring is not practicable; and
    whether somebody marked its target as zero incidents.

Why an auditor raises it
    Clause 6.2 wants objectives measurable where that is practicable. A target of zero incidents can be measured, and
    rewards those who report none.

What clears it
    Say what number would show success. Where no number can, record why; that leaves a question.
"""

from __future__ import annotations

from collections.abc import Sequence

from countersign.kernel.words import Words, say
from countersign.objectives.facts import Objective
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.dossier.titles import all_titled, ids_of, titled
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule

RULE = Rule(
    code="OBJ-002",
    clauses=("6.2(b)",),
    basis=Basis.CLAUSE,
    lead_days=7,
    tier=1,
    ladder={
        Grade.MINOR: "an objective has no measure or no target, and no reason why not",
        Grade.OBSERVATION: "measuring one is not practicable, or its target is zero incidents",
    },
    reads=("objectives",),
    silenced_by={"OBJ-001": ANY},
)

REASONED = (
    "Not practicable to measure, as recorded: {reasoned}. The standard allows that; be ready to say how success is "
    "judged instead."
)
ZERO = (
    "The target is zero incidents: {zero}. Such a target rewards whoever reports nothing. Aim at how fast incidents "
    "are reported and dealt with."
)


def judge(dossier: Dossier) -> Answers:
    objectives = pursued(dossier)
    vague = [one for one in objectives if not is_measurable(one) and not one.not_practicable]
    reasoned = [one for one in objectives if one.not_practicable]
    zero = [one for one in objectives if one.zero_incident]
    if vague:
        yield Finding(Grade.MINOR, immeasurable(vague), subject=ids_of(vague))
    elif reasoned or zero:
        either = [one for one in objectives if one in reasoned or one in zero]
        yield Finding(Grade.OBSERVATION, noted(reasoned, zero), subject=ids_of(either))


def is_measurable(objective: Objective) -> bool:
    return bool(objective.measure and objective.target)


def immeasurable(vague: Sequence[Objective]) -> Words:
    if len(vague) == 1:
        return say(
            "{objective} has {missing}. Say what number would show success.",
            objective=titled(vague[0]),
            missing="no target" if vague[0].measure else "no measure" if vague[0].target else "no measure or target",
        )
    return say(
        "{n} objectives have no measure or no target: {objectives}. Say for each what number would show success.",
        n=len(vague),
        objectives=all_titled(vague),
    )


def noted(reasoned: Sequence[Objective], zero: Sequence[Objective]) -> Words:
    if not zero:
        return say(REASONED, reasoned=all_titled(reasoned))
    if not reasoned:
        return say(ZERO, zero=all_titled(zero))
    return say(f"{REASONED} {ZERO}", reasoned=all_titled(reasoned), zero=all_titled(zero))


FIRST = "objectives[0]"
VAGUE = {"id": "o2", "set_on": "2026-03-02"}
REASON = {f"{FIRST}.not_practicable": "Trust cannot be counted"}

QUIET = (
    Quiet("It has a measure and a target", {}),
    Quiet("The one without is closed", {"objectives[+]": {**VAGUE, "status": "closed"}}),
    Quiet("There is no objective, which is said already", {"objectives": []}),
)

RAISED = (
    Raised("It has no measure", {f"{FIRST}.measure": GONE}, (Grade.MINOR,)),
    Raised("Its target is empty", {f"{FIRST}.target": ""}, (Grade.MINOR,)),
    Raised("It has neither", {FIRST: VAGUE}, (Grade.MINOR,)),
    Raised("Two have neither", {FIRST: VAGUE, "objectives[+]": {**VAGUE, "id": "o3"}}, (Grade.MINOR,)),
    Raised("The reason is empty", {FIRST: {**VAGUE, "not_practicable": ""}}, (Grade.MINOR,)),
    Raised("Zero incidents, without a measure", {FIRST: {**VAGUE, "zero_incident": True}}, (Grade.MINOR,)),
    Raised("One has a reason, another has nothing", {**REASON, "objectives[+]": VAGUE}, (Grade.MINOR,)),
    Raised("It has neither, with a reason", {FIRST: {**VAGUE, "not_practicable": "Trust"}}, (Grade.OBSERVATION,)),
    Raised("It has both, and is marked as not practicable", REASON, (Grade.OBSERVATION,)),
    Raised("The target is zero incidents", {f"{FIRST}.zero_incident": True}, (Grade.OBSERVATION,)),
    Raised("Both marks", {**REASON, f"{FIRST}.zero_incident": True}, (Grade.OBSERVATION,)),
)

CANNOT_ASSESS = (Unassessable("Nothing is known about objectives", {"unknown": ["objectives"]}),)
