"""What the policy commits the organisation to (T3)."""

from __future__ import annotations

from countersign.kernel.words import number, say
from countersign.readiness.dossier.versions import current_parent
from countersign.readiness.questions.asking import NO_POLICY, Answer, Asked, Question
from countersign.readiness.questions.signed import source_of

QUESTION = Question(say("What does your policy commit you to?"), "T3", ("policies",))

COMMITMENTS = ("objectives", "requirements", "improvement")


def answer(asked: Asked) -> Answer:
    """The passages that were marked as its commitments (5.2 b, c and d)."""
    found = current_parent(asked.dossier)
    if found is None:
        return Answer("policy", missing=NO_POLICY)
    quotes = tuple(asked.passages[one] for one in COMMITMENTS if one in asked.passages)
    left = len(COMMITMENTS) - len(quotes)
    missing = say("No passage is marked for {n} of the three commitments.", n=number(left)) if left else None
    return Answer("policy", quotes=quotes, missing=missing, source=source_of(asked, found[1]))
