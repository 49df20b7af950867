"""What changed that matters for security, and what somebody found that it means (T11)."""

from __future__ import annotations

from datetime import timedelta

from countersign.changes.facts import Trigger
from countersign.kernel.words import listed, say, spelled
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("What changed in the business this year that matters for security?"), "T11", ("triggers",))

YEAR = timedelta(days=365)


def answer(asked: Asked) -> Answer:
    """What happened in the last year, the latest first; and of what nobody has said that the policy is not touched."""
    since = asked.dossier.as_of - YEAR
    found = [one for one in asked.dossier.triggers if since <= one.on <= asked.dossier.as_of]
    if not found:
        return Answer("changes", missing=say("No significant change or incident is on record in the last year."))
    latest = sorted(found, key=lambda one: one.on, reverse=True)
    waiting = [called(one) for one in latest if one.assessed_on is None]
    return Answer(
        "changes",
        says=(say("On record: {events}.", events=listed([called(one) for one in latest])),),
        missing=say("Nobody found that it does not touch the policy: {events}.", events=listed(waiting))
        if waiting
        else None,
    )


def called(one: Trigger) -> str:
    return f"{one.kind or 'a significant change'} on {spelled(one.on)}"
