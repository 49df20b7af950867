"""Passages: a block of a text and words that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from uuid import UUID

from countersign.kernel.text import Text, from_json, node_text, walk
from countersign.policies.enums import Requirement
from countersign.policies.models import Draft, Version
from countersign.policies.queries.rows import marks_of
from countersign.policies.text.variables import Values, unfilled

NOTHING: Mapping[str, str] = MappingProxyType({})

type Marks = dict[str, dict[str, str]]


def place_of(text: Text, block: str, quote: str, values: Values = NOTHING) -> tuple[str, str] | None:
    """The block that holds the quote, and the quote as it stands there; the named block is asked first.

    Line breaks between the pieces of a block count as spaces. With ``values``, a quote may hold them where the text has
    tokens, and comes back with the tokens. None when no block holds it.
    """
    words = " ".join(quote.split())
    nodes = sorted(walk(text.blocks), key=lambda node: node.id != block)
    said = [(node.id, " ".join(node_text(node).split())) for node in nodes] if words else []
    as_it_stands = ((id, words) for id, there in said if words in there)
    filled = ((id, found) for id, there in said if values and (found := unfilled(there, words, values)))
    return next(chain(as_it_stands, filled), None)


def still_there(text: Text, marks: Marks) -> Marks:
    """The marks whose quote stands in the text, each at the block that holds it now."""
    kept = {requirement: place_of(text, mark["block"], mark["quote"]) for requirement, mark in marks.items()}
    return {requirement: {"block": at[0], "quote": at[1]} for requirement, at in kept.items() if at}


def marks_in(draft: Draft) -> Marks:
    """The passages of a draft that are marked. One whose quote is gone is kept beside it, and counts for nothing."""
    return still_there(from_json(draft.text), draft.marks)


def missing_requirements(organisation: UUID, of: Version | Draft) -> list[Requirement]:
    """The requirements of 5.2 a to d for which no passage is marked."""
    marked = marks_of(organisation, of.id).keys() if isinstance(of, Version) else marks_in(of).keys()
    return [requirement for requirement in Requirement if requirement not in marked]
