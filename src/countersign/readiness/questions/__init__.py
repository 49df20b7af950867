"""What top management would be asked, and what the organisation's own facts answer. One question a file."""

from __future__ import annotations

from countersign.readiness.dossier import Dossier
from countersign.readiness.questions import auditor, commitments, deputy, leads, purpose, readers, runs, told, training
from countersign.readiness.questions import auditor, commitments, deputy, leads, purpose, readers, risks, runs, training
from countersign.readiness.questions import (
    auditor,
from countersign.readiness.questions import (
    auditor,
    changed,
    commitments,
    deputy,
    leads,
    purpose,
    readers,
    runs,
    spending,
    pursued,
    readers,
    reviewed,
    runs,
    training,
)
from countersign.readiness.questions.asking import Answer, Asked, File, Question

__all__ = ["QUESTIONS", "UNRECORDED", "Answer", "Asked", "File", "Question", "answered", "unanswered"]

QUESTIONS: tuple[File, ...] = tuple(
    File(one.QUESTION, one.answer)
    for one in (purpose, commitments, runs, leads, readers, told, training, deputy, auditor)
    for one in (purpose, risks, commitments, runs, leads, readers, training, deputy, auditor)
    for one in (purpose, commitments, spending, runs, leads, readers, training, deputy, auditor)
    for one in (purpose, commitments, pursued, runs, leads, readers, training, deputy, auditor)
    for one in (purpose, commitments, runs, leads, readers, training, reviewed, deputy, auditor)
)
ASKED = (purpose, commitments, runs, leads, readers, training, changed, deputy, auditor)
QUESTIONS: tuple[File, ...] = tuple(File(one.QUESTION, one.answer) for one in ASKED)
"""In the order of asking."""

UNRECORDED = {
    "resources": "what you decided to spend",
    "risks": "which risks worry you",
    "objectives": "whether objectives are met",
    "reviews": "what the last review decided",
    "comms": "what you told your staff",
}
"""What is asked as well, by the key of the dossier that would know it. A key that is fed needs a question here."""


def answered(asked: Asked) -> list[tuple[Question, Answer]]:
    """Every question whose facts are recorded, with what they say."""
    return [(one.question, one.answer(asked)) for one in QUESTIONS if all(map(asked.dossier.knows, one.question.reads))]


def unanswered(dossier: Dossier) -> list[str]:
    """What would be asked too, and nothing here knows."""
    return [about for key, about in UNRECORDED.items() if not dossier.knows(key)]
