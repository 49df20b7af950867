"""What leaders told their people last, and when (T13)."""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.readiness.dossier.leading import STAFF, is_for
from countersign.readiness.questions.asking import Answer, Asked, Question

QUESTION = Question(say("What did you tell your staff about security lately?"), "T13", ("comms",))


def answer(asked: Asked) -> Answer:
    """One's own latest message, and the latest of another leader; of messages to nobody in particular nothing."""
    dossier = asked.dossier
    told = [one for one in dossier.comms if was_top_manager(dossier, one.by, one.on) and is_for(one, STAFF)]
    dated = sorted(((one.on, one.by) for one in told), key=lambda both: both[0])
    own = [on for on, by in dated if by == asked.reader]
    others = [(on, by) for on, by in dated if by != asked.reader]
    says = [say("Your last message to them is of {day}.", day=own[-1])] if own else []
    if others:
        on, by = others[-1]
        says.append(say("{who} wrote or spoke to them on {day}.", who=asked.first(by), day=on))
    missing = None if own else say("No message of yours to staff is on record.")
    return Answer("messages", says=tuple(says), missing=missing)
