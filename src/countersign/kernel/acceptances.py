"""What an acceptance binds: who, to which exact document, in which words; and the same for an answer instead of it.

The digest of the statement is what a mailed code is made for (decision 36), so a code that was asked for to accept
one text accepts no other, and a code for a question accepts nothing at all.
"""

from __future__ import annotations

from typing import Any

from countersign.kernel.references import Ref

ACCEPTANCE = "countersign.acceptance/1"
REPLY = "countersign.reply/1"


def acceptance_statement(*, of: Ref, document: str, words: str, person: Ref) -> dict[str, Any]:
    """Everything that somebody agrees to by accepting, as one value with one spelling."""
    return {"format": ACCEPTANCE, "of": of, "document": document, "words": words, "person": person}


def reply_statement(*, of: Ref, document: str, kind: str, person: Ref) -> dict[str, Any]:
    """That somebody answers with a question or a refusal. Its text is theirs to write until they send it."""
    return {"format": REPLY, "of": of, "document": document, "kind": kind, "person": person}
