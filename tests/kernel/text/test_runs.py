from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import PLAIN, Run, Style, TextProblem, make_runs, runs_text
from countersign.kernel.text.characters import clean
from tests.kernel.text.worlds import STYLES, WORDS

BOLD, ITALIC = Style(bold=True), Style(italic=True)
PIECES = st.lists(st.tuples(WORDS, STYLES), max_size=8)


@given(PIECES)
def test_make_runs_when_repeated_changes_nothing(pieces: list[tuple[str, Style]]) -> None:
    runs = make_runs(pieces)
    assert make_runs((run.text, run.style) for run in runs) == runs


@given(PIECES)
def test_make_runs_keeps_every_word(pieces: list[tuple[str, Style]]) -> None:
    whole = clean("".join(text for text, _ in pieces)).strip(" ")
    assert clean(runs_text(make_runs(pieces))) == whole


@given(PIECES)
def test_make_runs_never_leaves_neighbours_of_one_style(pieces: list[tuple[str, Style]]) -> None:
    runs = make_runs(pieces)
    assert all(one.style != other.style for one, other in pairwise(runs))


@pytest.mark.parametrize(
    ("pieces", "runs"),
    [
        ([("a ", BOLD), (" b", PLAIN)], (Run("a", bold=True), Run(" b"))),
        ([("a", BOLD), (" ", PLAIN), ("b", BOLD)], (Run("a b", bold=True),)),
        ([("a ", BOLD), ("b", ITALIC)], (Run("a", bold=True), Run(" "), Run("b", italic=True))),
        ([("e", PLAIN), ("\u0301", PLAIN)], (Run("é"),)),
        ([(" ", BOLD), ("\n", PLAIN)], ()),
        ([("see", PLAIN), (" it ", Style(href="https://a.example")), ("x", PLAIN)],
         (Run("see "), Run("it", href="https://a.example"), Run(" x"))),
    ],
)  # fmt: skip
def test_make_runs_when_blanks_meet_styles(pieces: list[tuple[str, Style]], runs: tuple[Run, ...]) -> None:
    assert make_runs(pieces) == runs


@pytest.mark.parametrize(
    ("text", "href", "says"),
    [
        ("", "", "no text"),
        ("a  b", "", "hidden or doubled"),
        ("a\u200b", "", "hidden"),
        ("a", "javascript:x", "https"),
    ],
)
def test_run_when_not_allowed(text: str, href: str, says: str) -> None:
    with pytest.raises(TextProblem, match=says):
        Run(text, href=href)
