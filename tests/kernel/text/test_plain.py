from __future__ import annotations

from countersign.kernel.text import count_words, from_html, node_text, text_pieces, to_plain

TEXT, _ = from_html(
    "<h1>Rules</h1><p>Lock <b>your</b> screen.</p><ol start=9><li>One<br>more<ul><li>deep</ul><li>Two</ol>"
    "<table><tr><th>Role<th>Who<tr><td>Lead<td></table><blockquote>Quiet.</blockquote>"
)


def test_to_plain_parts_blocks_by_blank_lines() -> None:
    assert to_plain(TEXT).split("\n\n") == [
        "Rules",
        "Lock your screen.",
        "9. One\n   more\n   - deep\n10. Two",
        "Role | Who\nLead |",
        "> Quiet.",
    ]


def test_text_pieces_names_the_block_of_each_piece() -> None:
    pieces = list(text_pieces(TEXT))
    assert [piece for _, piece in pieces] == [
        "Rules", "Lock your screen.", "One", "more", "deep", "Two", "Role", "Who", "Lead", "Quiet.",
    ]  # fmt: skip
    table = TEXT.blocks[3].id
    assert [block_id for block_id, _ in pieces].count(table) == 3


def test_node_text_holds_all_under_the_node() -> None:
    assert node_text(TEXT.blocks[2]) == "One\nmore\ndeep\nTwo"


def test_count_words_counts_no_signs() -> None:
    assert count_words(TEXT) == 12
    assert count_words(from_html("<p>a * b & c</p>")[0]) == 3
