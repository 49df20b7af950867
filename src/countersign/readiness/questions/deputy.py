"""What happens without the person who runs it (T15)."""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier.holding import CONFORMITY, holders_of_duty
from countersign.readiness.dossier.persons import is_active
from countersign.readiness.questions.asking import Answer, Asked, Question
from countersign.roles.facts import Assignment

QUESTION = Question(say("If whoever runs it left tomorrow?"), "T15", ("roles",))


def answer(asked: Asked) -> Answer:
    """Who stands in for the holders of the duty 5.3 a, and is here."""
    held = holders_of_duty(asked.dossier, CONFORMITY)
    if not held:
        return Answer("roles", missing=say("Nobody is appointed to run it."))
    found = [(person, stand_in(asked, person, one)) for person, one in held]
    alone = [asked.you(person) for person, deputy in found if deputy is None]
    return Answer(
        "roles",
        says=tuple(words for _, words in found if words),
        missing=say("No deputy is named for {who}.", who=listed(alone)) if alone else None,
    )


def stand_in(asked: Asked, person: str, one: Assignment) -> Words | None:
    if one.deputy is None or not is_active(asked.dossier, one.deputy):
        return None
    return say("{deputy} for {who}.", deputy=asked.first(one.deputy), who=asked.you(person))
