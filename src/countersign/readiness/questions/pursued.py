"""Which objectives leadership set, and whether they are followed (T7)."""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say, spelled
from countersign.objectives.facts import Objective
from countersign.readiness.dossier.objectives import pursued
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("Which objectives did you set, and are they met?"), "T7", ("objectives",))


def answer(asked: Asked) -> Answer:
    """Each objective with its target and when it was last measured; and those that nobody has adopted."""
    found = pursued(asked.dossier)
    open_ones = listed([f"“{one.title}”" for one in found if one.approved_on is None])
    missing = say("Leadership has not adopted {objectives}.", objectives=open_ones) if open_ones else None
    if not found:
        missing = say("No objective is pursued.")
    return Answer("objectives", says=tuple(map(told, found)), missing=missing)


def told(one: Objective) -> Words:
    goal = one.target or "no number"
    if not one.measured:
        return say("“{title}”: {goal}. Not measured yet.", title=one.title, goal=goal)
    return say("“{title}”: {goal}. Last measured on {day}.", title=one.title, goal=goal, day=spelled(max(one.measured)))
