"""The roles document as Word, read back by a program that we did not write."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from countersign.kernel.text import TextProblem
from countersign.press.sheets import EXAMPLE
from countersign.roles.documents.sheet import Sheet
from countersign.roles.documents.word import as_word
from tests.roles.documents.test_sheet import AT, LEAD, SAID


def read(said: Sheet = SAID, *, example: bool = False) -> Any:
    return Document(io.BytesIO(as_word(said, example=example, at=AT)))


def styled(document: Any) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in document.paragraphs]


def test_it_says_the_same_in_the_same_order() -> None:
    found = read()
    told = [text for _style, text in styled(found)]
    assert told[:4] == ["Roles", "Larkbeam Ltd · Clause 5.3 · as of 6 January 2026", "Who does what.", SAID.vacant]
    assert ("Heading 2", "ISMS lead (Clause 5.3 (a))") in styled(found)
    assert told[-6:] == [
        "Keeps the evidence complete.",
        "What usually fits: a course.",
        "Tom Okafor, since 6 January 2026, accepted on 6 January 2026. May enforce the rules.",
        "Internal auditor",
        "Plans internal audits.",
        "nobody",
    ]
    (table,) = found.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Who", "Place", "Roles"],
        ["Priya", "top management", ""],
        ["Tom", "answers to Priya", "ISMS lead."],
    ]


def test_an_example_says_so() -> None:
    assert ("Countersign Line", EXAMPLE) in styled(read(example=True))
    assert EXAMPLE not in [text for _style, text in styled(read())]


def test_with_nothing_described_it_says_so() -> None:
    found = read(replace(SAID, parts=(), chart=(), vacant=""))
    assert styled(found)[-1][1] == "No role is described."
    assert not found.tables


def test_more_than_a_text_may_hold_is_refused() -> None:
    with pytest.raises(TextProblem, match="at most"):
        as_word(replace(SAID, parts=(LEAD,) * 2_000), example=False, at=AT)
