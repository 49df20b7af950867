"""Whatever somebody writes is shown as they wrote it: never markup, never lost, never in the way."""

from __future__ import annotations

from html import escape

import pytest

from countersign.kernel.text import Heading, Paragraph, Run, Table, Text
from countersign.kernel.text.tree import Cell
from tests.policies.documents.pdfs import NOTE, letters, made, made_of, reader, tags, words

MARKUP = (
    '#import "version.typ": *',
    '#read("/etc/passwd") #eval("1+1") #sys.inputs.said',
    "$ x^2 $ and a \\ backslash \\u{41} \\n",
    "*bold* _slanted_ `raw` ```typ #panic()``` ",
    "= Heading / - list / + enum / / term: what",
    "@label <label> ~ -- --- ... // comment /* block */",
    "[content] {code} #[x] #{1} 'single' \"double\"",
    "https://example.com#let",
)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text_like_any_other(text: str) -> None:
    plain = " ".join(text.split())
    pdf = made_of(f"<h1>{escape(text)}</h1><ul><li>{escape(text)}</li></ul>", title=text, words=text)
    assert words(pdf).count(plain) >= 4
    assert {"/Formula", "/Figure", "/Link"} & set(tags(pdf)) == set()


@pytest.mark.parametrize("word", ["x" * 900, "Donaudampfschiff" * 40, "https://example.com/" + "a" * 700])
def test_a_long_word_breaks_and_stays_whole(word: str) -> None:
    """Nothing runs off the paper: each line fits the measure."""
    pdf = made_of(f"<h1>{word[:90]}</h1><p>{word}</p><ul><li>{word}</li></ul>")
    assert letters(pdf).count(word) == 2
    lines = reader(pdf).pages[0].extract_text().splitlines()
    assert max(len(line) for line in lines) < 100


@pytest.mark.parametrize("columns", [1, 3, 12, 50])
def test_a_table_of_any_width_keeps_every_cell(columns: int) -> None:
    rows = tuple(tuple(Cell((Run(f"r{row}c{column}"),)) for column in range(columns)) for row in range(4))
    said = letters(made(Text((Table("t", 1, rows),))))
    assert all(cell.runs[0].text in said for row in rows for cell in row)


@pytest.mark.parametrize("header_rows", [0, 1, 2])
def test_a_table_without_a_word_is_a_table(header_rows: int) -> None:
    pdf = made(Text((Table("t", header_rows, ((Cell(), Cell()), (Cell(), Cell()))),)))
    assert tags(pdf).count("/Table") == 1


def test_words_from_right_to_left_are_kept() -> None:
    pdf = made_of("<p>שלום עולם</p><p>مرحبا بالعالم 123</p><p>English and שלום together</p>")
    assert set("שלוםע") <= set(words(pdf))
    assert "English and" in words(pdf)
    assert NOTE not in words(pdf)


def test_what_the_typefaces_lack_is_written_by_number() -> None:
    pdf = made_of("<p>Well done 👍🏽 \u2764\ufe0f 漢字 e\u0301.</p>", title="Policy 😀")
    assert "[U+1F44D][U+1F3FD]" in words(pdf)
    assert "[U+6F22][U+5B57]" in words(pdf)
    assert "Policy [U+1F600]" in words(pdf)
    assert "é." in words(pdf)
    assert NOTE in words(pdf)


def test_headings_may_leave_out_levels() -> None:
    blocks = [Heading(f"h{place}", level, (Run(f"Heading {place}"),)) for place, level in enumerate((3, 1, 4, 2, 4))]
    assert [tag for tag in tags(made(Text(tuple(blocks)))) if tag.startswith("/H")] == [
        *("/H1", "/H2", "/H2", "/H3", "/H3", "/H4"),
        "/H1",
    ]


def test_forty_pages_are_numbered() -> None:
    blocks = [
        Paragraph(f"p{place}", (Run(f"{place}. " + "We look after what we are given. " * 6 + "So."),))
        for place in range(700)
    ]
    pages = reader(made(Text(tuple(blocks)))).pages
    assert len(pages) >= 40
    assert f"40 of {len(pages)}" in pages[39].extract_text()
