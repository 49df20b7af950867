from __future__ import annotations

from countersign.kernel.text import from_html
from countersign.policies.text.lines import lines


def said(html: str) -> list[tuple[str, str]]:
    return [(line.quote, line.said) for line in lines(from_html(html)[0])]


def test_sentences_and_headings_stand_alone() -> None:
    html = "<h1>Why</h1><p>One. Two!<br>Three</p><blockquote><p>Four.</p></blockquote><ul><li>Five</li></ul>"
    assert said(html) == [(word, word) for word in ("Why", "One.", "Two!", "Three", "Four.", "Five")]


def test_a_label_of_its_own_stands_before_the_next_line_only() -> None:
    assert said("<p>Signed:</p><p>Priya Shah</p><p>Leeds</p>") == [
        ("Signed:", "Signed:"),
        ("Priya Shah", "Signed: Priya Shah"),
        ("Leeds", "Leeds"),
    ]


def test_a_row_is_quoted_whole_with_each_cell_after_its_label() -> None:
    assert said("<table><tr><th>Version<th>Date</tr><tr><td>1.0<td>3 May</tr></table>") == [
        ("1.0 3 May", line) for line in ("1.0: 3 May", "Version: 1.0", "Date: 3 May", "1.0", "3 May")
    ]


def test_an_empty_cell_says_nothing() -> None:
    assert said("<table><tr><td>Approved by<td></td></tr></table>") == [
        ("Approved by", line) for line in ("Approved by: Approved by", "Approved by")
    ]
