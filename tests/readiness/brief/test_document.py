"""The brief as a file: one page of A4 whatever there is to say, read by a reader that we did not write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from countersign.press.sheets import EXAMPLE
from countersign.readiness.brief.document import Page, as_pdf
from countersign.readiness.brief.fitting import Told
from tests.policies.documents.pdfs import reader, root, tags, typefaces, words

AT = datetime(2026, 1, 6, tzinfo=UTC)
PARTS = [
    Told("The largest risks", ("Ransomware: Mei answers for it.",), (), "Recorded here, as of 6 January 2026"),
    Told("Objectives", (), ("No objective is pursued.",), ""),
]
SAID = Page("Larkbeam Ltd", "Brief for Priya Raman", "What is true on 6 January 2026", "", PARTS, "and {n} more",
            "You are nearly always asked", ["What is it for?", "Which risks?"])  # fmt: skip


def long(sentences: int, of: str) -> Page:
    """A page of fourteen parts, each with so many sentences."""
    parts = [Told(f"Part {n}", tuple(f"{n}/{m} {of}" for m in range(sentences)), (of,), of) for n in range(14)]
    return replace(SAID, parts=parts)


def test_it_says_everything_with_its_source_when_there_is_room() -> None:
    said = words(as_pdf(SAID, example=False, at=AT))
    order = ("Brief for Priya Raman", "The largest risks", "Ransomware: Mei answers", "as of 6 January", "No objective")
    places = [said.index(one) for one in (*order, "You are nearly always asked", "Which risks?")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("sentences", "of"),
    [(0, ""), (1, "A short one."), (5, "A sentence of some length. " * 6), (60, "Words " * 400), (9, "漢字" * 500)],
    ids=["nothing", "short", "full", "too much", "characters by their number"],
)
def test_it_is_one_page_however_much_there_is(sentences: int, of: str) -> None:
    pages = reader(as_pdf(long(sentences, of), example=True, at=AT)).pages
    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (595, 842)


def test_what_is_left_out_is_counted_and_the_first_stays() -> None:
    said = words(as_pdf(long(60, "A sentence of some length. " * 6), example=False, at=AT))
    assert "0/0 A sentence" in said
    assert "13/0 A sentence" in said
    assert "0/9 A sentence" not in said
    assert "and 59 more" in said
    assert "Which risks?" in said


def test_it_can_be_read_aloud_in_english() -> None:
    pdf = as_pdf(SAID, example=False, at=AT)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root(pdf)["/Metadata"].get_data().decode()
    assert root(pdf)["/Lang"] == "en-GB"
    assert {"/H1", "/H2", "/L", "/LI", "/P"} <= set(tags(pdf))
    assert {embedded for _, embedded in typefaces(pdf)} == {True}


def test_the_same_words_give_the_same_bytes_and_an_example_says_so() -> None:
    assert as_pdf(SAID, example=False, at=AT) == as_pdf(SAID, example=False, at=AT)
    assert EXAMPLE in words(as_pdf(SAID, example=True, at=AT))
