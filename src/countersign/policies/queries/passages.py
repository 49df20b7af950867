"""Passages: a block of a text and words that stand in it."""

from __future__ import annotations

from uuid import UUID

from countersign.kernel.text import Text, node_text, walk
from countersign.policies.enums import Requirement
from countersign.policies.models import Draft, Version
from countersign.policies.queries.rows import marks_of

type Marks = dict[str, dict[str, str]]


def place_of(text: Text, block: str, quote: str) -> tuple[str, str] | None:
    """The block that holds the quote, and the quote as it stands there; the named block is asked first.

    Line breaks between the pieces of a block count as spaces. None when no block holds it.
    """
    words = " ".join(quote.split())
    nodes = sorted(walk(text.blocks), key=lambda node: node.id != block)
    holding = (node.id for node in nodes if words and words in " ".join(node_text(node).split()))
    found = next(holding, None)
    return (found, words) if found else None


def still_there(text: Text, marks: Marks) -> Marks:
    """The marks whose quote stands in the text, each at the block that holds it now."""
    kept = {requirement: place_of(text, mark["block"], mark["quote"]) for requirement, mark in marks.items()}
    return {requirement: {"block": at[0], "quote": at[1]} for requirement, at in kept.items() if at}


def missing_requirements(organisation: UUID, of: Version | Draft) -> list[Requirement]:
    """The requirements of 5.2 a to d for which no passage is marked."""
    marked = marks_of(organisation, of.id).keys() if isinstance(of, Version) else of.marks.keys()
    return [requirement for requirement in Requirement if requirement not in marked]
