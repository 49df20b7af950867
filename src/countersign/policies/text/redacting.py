"""The public text: a signed text with passages taken out, or replaced by a sentence in square brackets.

Nothing else can come of it. Where a passage is taken out of a numbered list its number stays, so that the others keep
theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from countersign.kernel.digests import digest_value
from countersign.kernel.text import (
    Block,
    Cell,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    make_runs,
    node_text,
    renumber,
    runs_text,
)

FORMAT = "countersign.public/1"
GAP = "…"

type LeftOut = Mapping[str, str]
"""Key of a passage → the sentence that stands in its place; empty: none."""


@dataclass(frozen=True)
class Passage:
    """What can be left out by itself. ``key``: the id of its block, or ``id/row`` (counted from 0) in a table.

    ``content``: all that somebody has to look at again when it changes, so that of a row also the heads above it.
    """

    key: str
    kind: str
    words: str
    content: object


def passages(text: Text) -> Iterator[Passage]:
    """Every passage in reading order: headings, paragraphs, quotations, points of a list, rows of a table."""
    for block in text.blocks:
        match block:
            case ListBlock():
                for item in block.items:
                    yield Passage(item.id, "item", node_text(item), (block.ordered, block.start, item))
            case Table() if block.header_rows < len(block.rows):
                for number in range(block.header_rows, len(block.rows)):
                    row = block.rows[number]
                    yield Passage(f"{block.id}/{number}", "row", row_words(row), (block.rows[: block.header_rows], row))
            case _:
                yield Passage(block.id, block.type, node_text(block), block)


def row_words(row: tuple[Cell, ...]) -> str:
    return " · ".join(words for cell in row if (words := runs_text(cell.runs)))


def redact(text: Text, left_out: LeftOut) -> Text:
    """The text without what is left out. Keys that name no passage change nothing: see ``strange_keys``.

    Blocks are numbered anew: their ids were made from words, of which some are not there any more.
    """
    return renumber(Text(tuple(kept for block in text.blocks if (kept := redacted(block, left_out)) is not None)))


def strange_keys(text: Text, left_out: LeftOut) -> set[str]:
    """Keys that name no passage of this text."""
    return set(left_out) - {one.key for one in passages(text)}


def redacted(block: Block, left_out: LeftOut) -> Block | None:
    """None: nothing of it is left, and nothing stands in its place."""
    match block:
        case ListBlock():
            return list_without(block, left_out)
        case Table() if block.header_rows < len(block.rows):
            return table_without(block, left_out)
    if block.id not in left_out:
        return block
    instead = left_out[block.id]
    if not instead:
        return None
    runs = bracketed(instead)
    return replace(block, runs=runs) if isinstance(block, Heading) else Paragraph(block.id, runs)


def list_without(block: ListBlock, left_out: LeftOut) -> ListBlock | None:
    items = [kept for item in block.items if (kept := item_without(item, left_out, block.ordered)) is not None]
    empty = all(item.id in left_out and not left_out[item.id] for item in block.items)
    return None if empty else replace(block, items=tuple(items))


def item_without(item: Item, left_out: LeftOut, numbered: bool) -> Item | None:
    if item.id not in left_out:
        return item
    instead = left_out[item.id] or (GAP if numbered else "")
    return Item(item.id, (Paragraph(item.blocks[0].id, bracketed(instead)),)) if instead else None


def table_without(block: Table, left_out: LeftOut) -> Table | None:
    head, body = block.rows[: block.header_rows], []
    for number in range(block.header_rows, len(block.rows)):
        row, key = block.rows[number], f"{block.id}/{number}"
        if key not in left_out:
            body.append(row)
        elif left_out[key]:
            body.append((Cell(bracketed(left_out[key])), *(Cell() for _ in row[1:])))
    return replace(block, rows=(*head, *body)) if body else None


def bracketed(sentence: str) -> tuple[Run, ...]:
    """What nobody signed is told apart from what somebody did."""
    return make_runs([(f"[{sentence}]", Style(italic=True))])


def carried_over(former: Text, left_out: LeftOut, now: Text) -> tuple[dict[str, str], set[str]]:
    """What stays left out of a later text, and which passages somebody has to look at: they are new, or changed.

    What is in neither was public before, word for word.
    """
    before = {one.key: one.content for one in passages(former)}
    same = {one.key for one in passages(now) if before.get(one.key) == one.content}
    asked = {one.key for one in passages(now)} - same
    return {key: instead for key, instead in left_out.items() if key in same}, asked


def public_digest(*, signed: str, text: dict[str, Any]) -> str:
    """``sha256:…`` of a public text; ``signed`` is the digest of the document that it was made from."""
    return digest_value({"format": FORMAT, "made_from": signed, "text": text})


def shown_digest(text: dict[str, Any]) -> str:
    """``sha256:…`` of what everybody reads, and of nothing else: nobody can try words on it that are left out."""
    return digest_value({"format": FORMAT, "text": text})
