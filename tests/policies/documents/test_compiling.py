"""The PDF as a standard wants it, and as a machine reads it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.policies.documents.pdfs import DOCUMENT, made_of, reader, root, tags, typefaces, words

TEXT = (
    "<h1>Why</h1><p>First <strong>bold</strong> and <em>slanted</em>.</p><h2>How</h2>"
    "<ul><li>one</li><li>two<ol><li>inner</li></ol></li></ul>"
    "<table><thead><tr><th>Who</th><th>When</th></tr></thead><tbody><tr><td>Mei</td><td>daily</td></tr></tbody></table>"
    '<blockquote><p>Quoted.</p></blockquote><p><a href="https://larkbeam.example/use">Acceptable use</a></p>'
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made_of(TEXT)


def test_a_pdf_says_which_standards_it_keeps(pdf: bytes) -> None:
    told = root(pdf)["/Metadata"].get_data().decode()
    assert re.search(r"<pdfaid:part>3</pdfaid:part>\s*<pdfaid:conformance>A</pdfaid:conformance>", told)
    assert "<pdfuaid:part>1</pdfuaid:part>" in told


def test_a_pdf_can_be_read_aloud(pdf: bytes) -> None:
    told = root(pdf)
    assert told["/MarkInfo"]["/Marked"]
    assert told["/Lang"].lower() == "en-gb"
    assert told["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/BlockQuote", "/Link"} <= set(tags(pdf))


def test_a_pdf_names_title_and_time(pdf: bytes) -> None:
    told = reader(pdf).metadata
    assert told
    assert (told.title, told.author) == ("Information Security Policy", "Larkbeam Ltd")
    assert told.creation_date
    assert told.creation_date.isoformat() == "2026-01-06T09:00:00+00:00"


def test_every_typeface_comes_along_and_from_nowhere_else(pdf: bytes) -> None:
    found = typefaces(pdf)
    assert {embedded for _, embedded in found} == {True}
    assert {name.partition("-")[0] for name, _ in found} <= {"LibertinusSerif", "DejaVuSansMono"}


def test_the_text_is_read_in_its_order(pdf: bytes) -> None:
    said = words(pdf)
    order = ["Information Security Policy", "Why", "First bold and slanted.", "How", "one", "two", "inner", "Who"]
    places = [said.index(one) for one in [*order, "Mei", "Quoted.", "Acceptable use", "Priya Raman", "I approve"]]
    assert places == sorted(places)
    assert "1 of 2" in said


def test_links_lead_where_they_lead(pdf: bytes) -> None:
    annotations: Any = reader(pdf).pages[0]["/Annots"]
    notes = [note.get_object() for note in annotations]
    assert [note["/A"]["/URI"] for note in notes] == ["https://larkbeam.example/use"]


def test_the_signed_document_is_attached_byte_for_byte(pdf: bytes) -> None:
    assert reader(pdf).attachments == {"document.json": [DOCUMENT.encode()]}
    files = [one.get_object() for one in root(pdf)["/AF"]]
    assert [(one["/AFRelationship"], one["/EF"]["/F"].get_object()["/Subtype"]) for one in files] == [
        ("/Source", "/application/json")
    ]


def test_the_same_input_gives_the_same_bytes(pdf: bytes) -> None:
    assert made_of(TEXT) == pdf


def test_an_empty_text_has_a_title_and_a_signature() -> None:
    empty = made_of("")
    assert "Information Security Policy" in words(empty)
