"""Which risks worry leaders, and where the register is (T2)."""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.readiness.questions.asking import Answer, Asked, Question
from countersign.risks.facts import Risk

QUESTION = Question(say("Which security risks worry you most, and where is the list?"), "T2", ("risks",))

MOST = 5


def answer(asked: Asked) -> Answer:
    """The largest risks, each with who answers for it. They stand in the dossier in the order of their size."""
    found = asked.dossier.risks
    if not found:
        return Answer("risks", missing=say("No risk is written down here."))
    nobody = sum(one.high and one.owner is None for one in found)
    one, several = say("One high risk has no owner."), say("{n} high risks have no owner.", n=nobody)
    return Answer(
        "risks",
        says=tuple(sentence(asked, each) for each in found[:MOST]),
        missing=(one if nobody == 1 else several) if nobody else None,
    )


def sentence(asked: Asked, one: Risk) -> Words:
    told = {"title": one.title or "?", "owner": asked.first(one.owner)}
    if one.owner is None:
        return say("{title}: nobody answers for it.", title=told["title"])
    if one.owner == asked.reader:
        return say("{title}: you answer for it.", title=told["title"])
    return say("{title}: {owner} answers for it.", **told)
