"""Whether leaders do the training that they ask of everybody (T10)."""

from __future__ import annotations

from countersign.kernel.words import listed, say
from countersign.readiness.dossier.leadership import leaders
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("When did you last do the training yourself?"), "T10", ("training",))


def answer(asked: Asked) -> Answer:
    """The day of one's own latest training, and which other leaders have none at all."""
    latest = {one.person: one.on for one in sorted(asked.dossier.training, key=lambda one: one.on)}
    own = latest.get(asked.reader)
    found = [*(one.id for one in leaders(asked.dossier)), asked.reader]
    without = list(dict.fromkeys(id for id in found if id not in latest))
    missing = listed([asked.you(id) for id in without])
    return Answer(
        "trainings",
        says=(say("You did it on {day}.", day=own),) if own else (),
        missing=say("No training is on record of {who}.", who=missing) if without else None,
    )
