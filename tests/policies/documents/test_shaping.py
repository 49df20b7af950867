from __future__ import annotations

import pytest

from countersign.kernel.text import from_html
from countersign.policies.documents.shaping import breakable, heading_levels, runs_from_right, shaped

BREAK = "\u200b"


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ([], []),
        ([1, 2, 1], [2, 3, 2]),
        ([3, 1, 4, 2], [2, 2, 3, 3]),
        ([4, 4, 3, 4], [2, 2, 2, 3]),
        ([1, 3, 2], [2, 3, 3]),
    ],
)
def test_heading_levels_leave_none_out(written: list[int], levels: list[int]) -> None:
    assert heading_levels(written) == levels


def test_breakable_touches_long_words_alone() -> None:
    assert breakable("a few short words", 6) == "a few short words"
    assert breakable("short and looong", 5) == f"short and {BREAK.join('looong')}"


def test_breakable_keeps_marks_with_their_letters() -> None:
    assert breakable("ae\u0301\u0323o", 3) == f"a{BREAK}e\u0301\u0323{BREAK}o"
    assert breakable("a\u200db\u200dcd", 3) == f"a\u200db\u200dc{BREAK}d"


def test_breakable_adds_nothing_but_places_to_break() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänspatent"
    assert breakable(word).replace(BREAK, "") == word


@pytest.mark.parametrize(
    ("text", "right"), [("", False), ("1. (שלום)", True), ("مرحبا", True), ("Hello שלום", False), ("42", False)]
)
def test_runs_from_right_asks_the_first_letter(text: str, right: bool) -> None:
    assert runs_from_right(text) is right


def test_shaped_keeps_words_and_styles() -> None:
    text = from_html('<h2>Why</h2><p>We <strong>care</strong>, <a href="https://a.example">see</a>.</p>')[0]
    heading, paragraph = shaped(text)
    assert (heading["level"], heading["runs"]) == (2, [{"text": "Why"}])
    assert paragraph["runs"][1] == {"text": "care", "bold": True}
    assert paragraph["runs"][3] == {"text": "see", "href": "https://a.example"}
