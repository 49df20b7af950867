"""What top management would be asked, and what the organisation's own facts answer. One question a file."""

from __future__ import annotations

from countersign.readiness.questions import (
    auditor,
    changed,
    commitments,
    deputy,
    leads,
    purpose,
    pursued,
    readers,
    reviewed,
    risks,
    runs,
    spending,
    told,
    training,
)
from countersign.readiness.questions.asking import Answer, Asked, File, Question

__all__ = ["QUESTIONS", "Answer", "Asked", "File", "Question", "answered"]

ASKED = (
    *(purpose, risks, commitments, spending, pursued, runs, leads, readers, training),
    *(changed, reviewed, told, deputy, auditor),
)
QUESTIONS: tuple[File, ...] = tuple(File(one.QUESTION, one.answer) for one in ASKED)
"""In the order of asking."""


def answered(asked: Asked) -> list[tuple[Question, Answer]]:
    """Every question whose facts are recorded, with what they say."""
    return [(one.question, one.answer(asked)) for one in QUESTIONS if all(map(asked.dossier.knows, one.question.reads))]
