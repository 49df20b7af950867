"""Who top management is."""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier.leadership import current_entries
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("Who is top management here, and since when?"), "T8", ("top_management",))

MOST = 6


def answer(asked: Asked) -> Answer:
    """The register of the day, with the day from which each leads."""
    entries = current_entries(asked.dossier)
    if not entries:
        return Answer("register", missing=say("Nobody stands on the register of top management."))
    says = [say("{who}, since {day}.", who=asked.first(one.person), day=one.since) for one in entries[:MOST]]
    if len(entries) > MOST:
        says.append(say("And {n} more.", n=len(entries) - MOST))
    return Answer("register", says=tuple(says), source=say("Register as of {day}", day=asked.dossier.as_of))
