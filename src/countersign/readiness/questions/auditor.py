"""When the auditor comes, and why (T6)."""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier.audits import next_audit
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("Why did you go for ISO 27001, and when is the audit?"), "T6", ("audits",))

CALLED = {
    "stage1": "Stage 1",
    "stage2": "Stage 2",
    "surveillance": "The surveillance audit",
    "recertification": "The recertification",
}


def answer(asked: Asked) -> Answer:
    """The next audit of the certification, and what somebody wrote down that depends on it."""
    ahead = next_audit(asked.dossier)
    if ahead is None:
        return Answer("visits", missing=say("No audit is planned."))
    days = (ahead.on - asked.dossier.as_of).days
    when = {"visit": CALLED[ahead.kind], "day": ahead.on, "n": days}
    told = {
        0: say("{visit} is today, {day}.", visit=when["visit"], day=ahead.on),
        1: say("{visit} is tomorrow, {day}.", visit=when["visit"], day=ahead.on),
    }.get(days, say("{visit} is in {n} days, on {day}.", **when))
    return Answer("visits", says=(told,), quotes=(asked.driver,) if asked.driver else ())
