from __future__ import annotations

from countersign.kernel.text import Text, from_html, walk
from countersign.policies.text.spots import Spot, spots


def test_a_block_stands_under_the_heading_above_it() -> None:
    text = from_html(
        "<p>First.</p><h1>Who  it covers</h1><p>All.</p><ul><li>You.</li></ul><h2>Review</h2><p>Once.</p>"
    )[0]
    found = spots(text)
    assert [found[block.id] for block in text.blocks] == [
        Spot("", 1),
        Spot("Who it covers", 0),
        Spot("Who it covers", 2),
        Spot("Who it covers", 3),
        Spot("Review", 0),
        Spot("Review", 4),
    ]


def test_what_stands_inside_a_block_stands_where_that_stands() -> None:
    text = from_html(
        "<h1>Rules</h1><ul><li>One.<ul><li>Inner.</li></ul></li></ul><blockquote><p>Said.</p></blockquote>"
    )[0]
    found = spots(text)
    assert {found[node.id].number for node in walk(text.blocks[1:2])} == {1}
    assert {found[node.id] for node in walk(text.blocks[2:])} == {Spot("Rules", 2)}


def test_of_no_text_there_are_none() -> None:
    assert spots(Text()) == {}
