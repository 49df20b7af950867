"""What the management system is for (T1)."""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.questions.asking import NO_POLICY, Answer, Asked, Question
from countersign.readiness.questions.signed import source_of

QUESTION = Question(say("In your words, what is your security management system for?"), "T1", ("policies",))


def answer(asked: Asked) -> Answer:
    """The passage of the policy in force that was marked as its purpose (5.2 a)."""
    found = current_parent(asked.dossier)
    if found is None:
        return Answer("policy", missing=NO_POLICY)
    source = source_of(asked, found[1])
    if quote := asked.passages.get("purpose"):
        return Answer("policy", quotes=(quote,), source=source)
    return Answer("policy", missing=say("Nobody has marked where the policy says it."), source=source)
