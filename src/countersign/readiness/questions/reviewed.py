"""What the last management review decided, and whether it happened (T12)."""

from __future__ import annotations

from countersign.kernel.words import number, say
from countersign.readiness.dossier.reviewing import latest
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("What was the last thing the review decided, and did it happen?"), "T12", ("reviews",))


def answer(asked: Asked) -> Answer:
    """How many decisions the latest one took, and how many of its actions are open or late."""
    found = latest(asked.dossier)
    if found is None:
        return Answer("reviews", missing=say("No management review is on record."))
    day, review = found
    still = [one for one in review.actions if one.done is None]
    late = [one for one in still if one.due and one.due < asked.dossier.as_of]
    told = say("The one of {day} decided {n}; open of its actions: {still}.", day=day, n=number(review.decisions),
        still=number(len(still)))  # fmt: skip
    return Answer("reviews", says=(told,), missing=say("Late of these: {n}.", n=number(len(late))) if late else None)
