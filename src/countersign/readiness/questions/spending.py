"""What was decided to be spent, or not, and what waits for a decision (T4)."""

from __future__ import annotations

from countersign.kernel.words import Words, listed, say
from countersign.readiness.dossier.requests import decided
from countersign.readiness.dossier.titles import titled
from countersign.readiness.questions.asking import Answer, Asked, Question
from countersign.resources.facts import ResourceRequest

QUESTION = Question(say("What did you recently decide to spend, or not to spend, on security?"), "T4", ("resources",))

MOST = 3
A_YEAR = 365


def answer(asked: Asked) -> Answer:
    """The latest decisions of the last year, each with its day; and which requests wait still."""
    latest = sorted(decided(asked.dossier, A_YEAR), key=lambda one: (one.decided_on or one.raised_on, one.id))[-MOST:]
    waiting = [titled(one) for one in asked.dossier.resources if one.decided_on is None]
    says = [told(asked, one) for one in reversed(latest)]
    if waiting:
        says.append(say("Undecided: {requests}.", requests=listed(waiting, most=MOST)))
    missing = None if latest else say("No decision on money, people or time is on record of the last year.")
    return Answer("resources", says=tuple(says), missing=missing)


def told(asked: Asked, one: ResourceRequest) -> Words:
    verb = "approved" if one.decision == "approved" else "refused"
    who = asked.first(one.decided_by)
    return say("{who} {verb} {request} on {day}.", who=who, verb=verb, request=titled(one), day=one.decided_on)
