from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import Cell, Paragraph, Run, Table, Text, from_html, runs_text, to_html, walk
from countersign.kernel.text.html_marks import cut, find_spans
from tests.kernel.text.test_html_out import Attributes
from tests.kernel.text.worlds import FULL_RUNS, anonymous, texts

TEXT = Text((Paragraph("p", (Run("We "), Run("always", bold=True), Run(" improve."))),))


def test_to_html_when_a_quote_crosses_runs() -> None:
    html = to_html(TEXT, {"p": [("We always improve", "improvement")]})
    assert html == ('<p data-block="p"><mark data-label="improvement">We <strong>always</strong> improve</mark>.</p>')


def test_to_html_when_a_quote_begins_inside_a_run() -> None:
    html = to_html(TEXT, {"p": [("ways im", "a")]})
    assert '<strong>al</strong><mark data-label="a"><strong>ways</strong> im</mark>prove.' in html


def test_to_html_when_quotes_overlap() -> None:
    html = to_html(TEXT, {"p": [("We always", "a"), ("always improve", "b")]})
    assert '<mark data-label="a">We </mark><mark data-label="a, b"><strong>always</strong></mark>' in html
    assert '<mark data-label="b"> improve</mark>' in html


def test_to_html_when_the_quote_is_not_there() -> None:
    assert to_html(TEXT, {"p": [("we always", "a"), ("", "b")], "q": [("We", "c")]}) == to_html(TEXT)


def test_to_html_when_a_label_holds_markup() -> None:
    html = to_html(TEXT, {"p": [("We", '"><script>')]})
    assert Attributes(html).tags == {"p", "mark", "strong"}


def test_to_html_when_a_quote_stands_in_a_cell() -> None:
    text = Text((Table("t", 0, ((Cell((Run("one"),)), Cell((Run("two"),))),)),))
    assert '<td>one</td><td><mark data-label="x">two</mark></td>' in to_html(text, {"t": [("two", "x")]})


@given(texts())
def test_to_html_when_marked_says_the_same(text: Text) -> None:
    quotes = {node.id: [("a", "one"), ("e", "two")] for node in walk(text.blocks)}
    assert anonymous(from_html(to_html(text, quotes))[0].blocks) == anonymous(text.blocks)


@given(FULL_RUNS, st.data())
def test_cut_keeps_every_character_and_marks_the_quote(runs: tuple[Run, ...], data: st.DataObject) -> None:
    whole = runs_text(runs)
    start = data.draw(st.integers(0, len(whole) - 1))
    quote = whole[start : data.draw(st.integers(start + 1, len(whole)))]
    spans = cut(runs, find_spans(runs, [(quote, "x")]))
    assert "".join(piece.text for span in spans for piece in span.runs) == whole
    assert "".join(piece.text for span in spans if span.labels for piece in span.runs) == quote
