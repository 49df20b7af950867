from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from countersign.kernel.text import (
    Cell,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
    TextProblem,
    walk,
)
from countersign.kernel.text.tree import MAX_BLOCKS, MAX_CHARACTERS, MAX_DEPTH, Inner
from tests.kernel.text.worlds import texts

WORD = (Run("word"),)


def nested(depth: int) -> Inner:
    """A paragraph inside so many lists."""
    block: Inner = Paragraph("p", WORD)
    for level in range(depth):
        block = ListBlock(f"l{level}", False, 1, (Item(f"i{level}", (block,)),))
    return block


def test_text_when_as_deep_as_allowed() -> None:
    assert len(list(walk(Text((nested(MAX_DEPTH),)).blocks))) == 2 * MAX_DEPTH + 1


def test_text_when_too_deep() -> None:
    with pytest.raises(TextProblem, match="nest at most 4 deep"):
        Text((nested(MAX_DEPTH + 1),))


def test_text_when_a_quotation_makes_it_too_deep() -> None:
    with pytest.raises(TextProblem, match="nest at most 4 deep"):
        Text((Quote("q", (nested(MAX_DEPTH),)),))


def test_text_when_as_long_as_allowed() -> None:
    assert len(Text(tuple(Paragraph(f"p{n}", WORD) for n in range(MAX_BLOCKS))).blocks) == MAX_BLOCKS
    assert len(Text((Paragraph("p", (Run("x" * MAX_CHARACTERS),)),)).blocks) == 1


def test_text_when_it_has_too_many_blocks() -> None:
    with pytest.raises(TextProblem, match=r"2001 paragraphs, headings and table rows; at most 2000"):
        Text(tuple(Paragraph(f"p{n}", WORD) for n in range(MAX_BLOCKS + 1)))


def test_text_when_a_table_has_too_many_rows() -> None:
    with pytest.raises(TextProblem, match="at most 2000"):
        Text((Table("t", 0, ((Cell(),),) * (MAX_BLOCKS + 1)),))


def test_text_when_it_has_too_many_characters() -> None:
    with pytest.raises(TextProblem, match="200001 characters; at most 200000"):
        Text((Paragraph("p", (Run("x" * (MAX_CHARACTERS + 1)),)),))


def test_text_when_an_id_stands_twice() -> None:
    with pytest.raises(TextProblem, match="the id a stands twice"):
        Text((Paragraph("a", WORD), ListBlock("l", False, 1, (Item("a", (Paragraph("b", WORD),)),))))


@given(texts())
def test_walk_meets_each_id_once(text: Text) -> None:
    ids = [node.id for node in walk(text.blocks)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Paragraph("P 1", WORD), "is not an id"),
        (lambda: Paragraph("", WORD), "is not an id"),
        (lambda: Paragraph("p\n", WORD), "is not an id"),
        (lambda: Paragraph("p", ()), "no text"),
        (lambda: Paragraph("p", (Run("a"), Run("b"))), "not in their normal form"),
        (lambda: Paragraph("p", (Run(" a"),)), "not in their normal form"),
        (lambda: Heading("h", 0, WORD), "level of a heading is 1 to 4, not 0"),
        (lambda: Heading("h", 5, WORD), "not 5"),
        (lambda: ListBlock("l", True, 1, ()), "at least one point"),
        (lambda: ListBlock("l", False, 2, (Item("i", (Paragraph("p", WORD),)),)), "cannot start at 2"),
        (lambda: ListBlock("l", True, -1, (Item("i", (Paragraph("p", WORD),)),)), "cannot start at -1"),
        (lambda: Item("i", ()), "at least one paragraph"),
        (lambda: Quote("q", (Heading("h", 1, WORD),)), "not a heading"),  # type: ignore[arg-type]
        (lambda: Table("t", 0, ()), "equal length"),
        (lambda: Table("t", 0, ((Cell(),), (Cell(), Cell()))), "equal length"),
        (lambda: Table("t", 0, ((),)), "at least one cell"),
        (lambda: Table("t", 2, ((Cell(),),)), "1 rows cannot have 2 heading rows"),
        (lambda: Table("t", 0, ((Cell(),) * 51,)), "at most 50 columns, not 51"),
    ],
)
def test_block_when_it_breaks_a_rule(make: Callable[[], object], says: str) -> None:
    with pytest.raises(TextProblem, match=says):
        make()
