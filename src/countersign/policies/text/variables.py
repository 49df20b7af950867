"""Words in double braces that stand for a value: finding them, and putting the values in their places.

``{{organisation}}`` is what the organisation is called, ``{{owner}}`` who looks after the policy, and
``{{role: isms_lead}}`` whoever holds a role, by its key or its name. Case and blanks do not matter. What they stand for
is not known here: see ``policies.queries.filling``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from countersign.kernel.text import (
    Block,
    Cell,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Style,
    Table,
    Text,
    make_runs,
    runs_text,
    text_pieces,
)
from countersign.kernel.text.tree import Inner
from countersign.policies.text.suggesting import cut, style_at

ORGANISATION, OWNER, ROLE = "organisation", "owner", "role: "
_WRITTEN = re.compile(r"\{\{([^{}]{1,120})\}\}")
_ROLE = re.compile(r"role\s*:\s*(.+)")
_ALSO = {"organization": ORGANISATION}

type Values = Mapping[str, str]
"""Name of a token → what stands in its place. A token whose name is not among them stays as it is."""


@dataclass(frozen=True, slots=True)
class Token:
    """As it is written, and the one name that all its spellings have."""

    quote: str
    name: str


def token(name: str) -> str:
    """How a token is written: ``{{role: isms_lead}}``."""
    return "{{" + name + "}}"


def name_of(written: str) -> str:
    """The name of what stands between the braces, known or not: case, blanks and one other spelling are let pass."""
    plain = " ".join(written.casefold().split())
    role = _ROLE.fullmatch(plain)
    return ROLE + role[1] if role else _ALSO.get(plain, plain)


def tokens_in(words: str) -> Iterator[Token]:
    """Every token, in the order in which they stand."""
    return (Token(found[0], name_of(found[1])) for found in _WRITTEN.finditer(words))


def find_tokens(text: Text) -> tuple[Token, ...]:
    """Every token in reading order; one that is made of several runs is one."""
    return tuple(one for _, piece in text_pieces(text) for one in tokens_in(piece))


def fill_words(words: str, values: Values) -> str:
    """The words with values in the places of tokens. What a value says is not looked into again."""
    return "".join(piece if value is None else value for piece, value in stretches(words, values))


def stretches(words: str, values: Values) -> Iterator[tuple[str, str | None]]:
    """The words in pieces: ``(as it stands there, the value)`` of a token, ``(words, None)`` of what lies between."""
    at = 0
    for found in _WRITTEN.finditer(words):
        value = values.get(name_of(found[1]))
        if value is not None:
            yield words[at : found.start()], None
            yield found[0], value
            at = found.end()
    yield words[at:], None


def unfilled(words: str, quote: str, values: Values) -> str | None:
    """The stretch of some words that reads like the quote once they are filled in; None where none does.

    Where the quote holds a part of a value, the whole token comes along.
    """
    filled, ends, start = "", [], []
    at = 0
    for piece, value in stretches(words, values):
        shown = piece if value is None else value
        for n in range(len(shown)):
            start.append(at + n if value is None else at)
            ends.append(at + n + 1 if value is None else at + len(piece))
        filled, at = filled + shown, at + len(piece)
    place = filled.find(quote) if quote else -1
    return words[start[place] : ends[place + len(quote) - 1]] if place >= 0 else None


def fill(text: Text, values: Values) -> Text:
    """The text with values in the places of tokens, each looking as the name of its token does; ids stay.

    Raises TextProblem for a text that gets too long by it.
    """
    return Text(tuple(_block(block, values) for block in text.blocks))


def in_one_run(text: Text, values: Values) -> Text:
    """The text with each token that has a value in one run, in the one way of writing it."""
    return fill(text, {name: token(name) for name in values})


def _block(block: Block, values: Values) -> Block:
    match block:
        case Heading():
            return replace(block, runs=_runs(block.runs, values))
        case Table():
            rows = tuple(tuple(Cell(_runs(cell.runs, values)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case Quote():
            return replace(block, blocks=tuple(_inner(one, values) for one in block.blocks))
    return _inner(block, values)


def _inner(block: Inner, values: Values) -> Inner:
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs(block.runs, values))
    return ListBlock(block.id, block.ordered, block.start, tuple(_item(item, values) for item in block.items))


def _item(item: Item, values: Values) -> Item:
    return replace(item, blocks=tuple(_inner(one, values) for one in item.blocks))


def _runs(runs: tuple[Run, ...], values: Values) -> tuple[Run, ...]:
    pieces: list[tuple[str, Style]] = []
    at = 0
    for piece, value in stretches(runs_text(runs), values):
        end, name = at + len(piece), at + len(piece) - len(piece[2:].lstrip())
        pieces += [(value, style_at(runs, name))] if value is not None else cut(runs, at, end)
        at = end
    return make_runs(pieces)
