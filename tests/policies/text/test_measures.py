from __future__ import annotations

import pytest

from countersign.kernel.text import Text, from_html
from countersign.policies.text.measures import average_sentence, context_hits


def text(html: str) -> Text:
    return from_html(html)[0]


@pytest.mark.parametrize(
    ("terms", "hits"),
    [
        ((), 0),
        (("Larkbeam", "rota"), 2),
        (("LARKBEAM", "larkbeam", " "), 1),
        (("care  homes",), 1),
        (("rot", "home"), 0),
        (("C++",), 1),
        (("Lark.eam",), 0),
    ],
)
def test_terms_count_as_whole_words_and_once(terms: tuple[str, ...], hits: int) -> None:
    found = text("<h1>Larkbeam</h1><p>Rota software for care <b>homes</b>, in C++, by Larkbeam.</p>")
    assert context_hits(found, terms) == hits


def test_the_average_sentence_is_of_running_prose() -> None:
    found = text(
        "<h1>A heading is not prose</h1><p>Four words stand here. Two more!</p>"
        "<ul><li>A point of a list is long and does not count.</li></ul>"
        "<blockquote><p>Six words are in this quotation.</p></blockquote>"
        "<table><tr><td>Nor does a cell.</td></tr></table>"
    )
    assert average_sentence(found) == 4.0


def test_without_prose_there_is_no_average_sentence() -> None:
    assert average_sentence(text("<h1>Only this.</h1>")) is None
    assert average_sentence(text("<p>* * *</p>")) is None
