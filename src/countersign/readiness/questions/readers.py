"""Whether the rules reached everybody, leaders included (T10)."""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier.acknowledging import Acknowledging, acknowledging
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.questions.asking import NO_POLICY, Answer, Asked, Question
from countersign.readiness.questions.signed import source_of

QUESTION = Question(say("Has everybody read the policy, you included?"), "T10", ("policies.ack_stats",))


def answer(asked: Asked) -> Answer:
    """Who had to accept the version in force by now, how many have, and which leaders have not."""
    found, counted = current_parent(asked.dossier), acknowledging(asked.dossier)
    if found is None or counted is None:
        return Answer("policy", missing=NO_POLICY)
    source = source_of(asked, found[1])
    return Answer("everybody", says=(told(counted),), missing=leaders(asked, counted), source=source)


def told(counted: Acknowledging) -> Words:
    if not counted.due:
        return say("Nobody had to accept it by today: it is too new, or it is not in force.")
    if counted.acknowledged == counted.due:
        return say("All {n} who had to by today have accepted it.", n=counted.due)
    return say("{n} of {due} who had to by today have accepted it.", n=counted.acknowledged, due=counted.due)


def leaders(asked: Asked, counted: Acknowledging) -> Words | None:
    missing = list(counted.leaders_missing)
    if asked.reader in missing:
        others = [one for one in missing if one != asked.reader]
        if not others:
            return say("You have not.")
        return say("You have not, nor {names}.", names=listed([asked.you(one) for one in others], "nor"))
    if missing:
        return say("Among leaders not yet: {names}.", names=listed([asked.you(one) for one in missing]))
    return None
