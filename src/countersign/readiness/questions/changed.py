"""What changed that matters for security, and what somebody found that it means (T11)."""

from __future__ import annotations

from datetime import date, timedelta

from countersign.changes.facts import Trigger
from countersign.kernel.words import Words, listed, say, spelled
from countersign.readiness.dossier.versions import current_parent, last_looked_at
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("What changed in the business this year that matters for security?"), "T11", ("triggers",))

YEAR = timedelta(days=365)


def answer(asked: Asked) -> Answer:
    """What happened in the last year, the latest first; and since when the policy waits to be looked at, or spared."""
    since = asked.dossier.as_of - YEAR
    found = [one for one in asked.dossier.triggers if since <= one.on <= asked.dossier.as_of]
    if not found:
        return Answer("changes", missing=say("No significant change or incident is on record in the last year."))
    latest = sorted(found, key=lambda one: one.on, reverse=True)
    looked = looked_at(asked)
    waiting = [one for one in latest if one.assessed_on is None and (looked is None or looked < one.on)]
    says = say("On record: {events}.", events=listed([called(one) for one in latest]))
    return Answer("changes", says=(says,), missing=unsettled(latest, waiting) if waiting else None)


def unsettled(latest: list[Trigger], waiting: list[Trigger]) -> Words:
    """What was named just now is not named again."""
    if waiting == latest:
        return say("The policy was not looked at again since, and nobody found that it need not be.")
    return say(
        "The policy was not looked at again since {events}, and nobody found that it need not be.",
        events=listed([called(one) for one in waiting]),
    )


def looked_at(asked: Asked) -> date | None:
    """When the policy was last approved or reviewed, as far as is known (POL-019)."""
    found = current_parent(asked.dossier)
    return last_looked_at(*found) if found else None


def called(one: Trigger) -> str:
    return f"{one.kind or 'a significant change'} on {spelled(one.on)}"
