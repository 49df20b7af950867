from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import TextProblem, from_html, text_pieces, to_html, walk
from countersign.kernel.text.tree import MAX_CHARACTERS
from countersign.policies.text.variables import (
    fill,
    fill_words,
    find_tokens,
    in_one_run,
    name_of,
    token,
    tokens_in,
    unfilled,
)
from tests.policies.text.worlds import paragraphs

VALUES = {"organisation": "Larkbeam Ltd", "owner": "Mei Sato", "role: isms_lead": "Tom Okafor"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("organisation", "organisation"),
        (" Organisation ", "organisation"),
        ("Organization", "organisation"),
        ("OWNER", "owner"),
        ("role:isms_lead", "role: isms_lead"),
        ("Role :  ISMS  lead", "role: isms lead"),
        ("role", "role"),
        ("role:", "role:"),
        ("Company Name", "company name"),
    ],
)
def test_name_of_is_one_for_all_spellings(written: str, name: str) -> None:
    assert name_of(written) == name
    assert name_of(token(name)[2:-2]) == name


def test_find_tokens_in_reading_order() -> None:
    text = paragraphs("{{ Organisation }} and {{owner}}", "{{role: ISMS lead}} and {no token} and {{}} and {{x")
    assert [(one.quote, one.name) for one in find_tokens(text)] == [
        ("{{ Organisation }}", "organisation"),
        ("{{owner}}", "owner"),
        ("{{role: ISMS lead}}", "role: isms lead"),
    ]


HTML = """<h1>At {{organisation}}</h1>
<p>{{<strong>own</strong>er}} asks <em>{{role: isms_lead}}</em>, and <a href="https://a.example">{{organisation}}</a>.</p>
<ol start="3"><li><p>{{owner}}</p><ul><li><p>{{organisation}}</p></li></ul></li></ol>
<blockquote><p>{{unknown}} {{ORGANISATION}}</p></blockquote>
<table><tr><th>{{owner}}</th><th>One</th></tr><tr><td></td><td><strong>{{ organisation }}</strong></td></tr></table>"""


def test_fill_reaches_every_kind_of_block_and_keeps_what_it_looks_like() -> None:
    text = from_html(HTML)[0]
    filled = fill(text, VALUES)
    assert [piece for _, piece in text_pieces(filled)] == [
        "At Larkbeam Ltd",
        "Mei Sato asks Tom Okafor, and Larkbeam Ltd.",
        "Mei Sato",
        "Larkbeam Ltd",
        "{{unknown}} Larkbeam Ltd",
        "Mei Sato",
        "One",
        "Larkbeam Ltd",
    ]
    html = to_html(filled)
    assert "<strong>Mei Sato</strong> asks <em>Tom Okafor</em>" in html, "a token looks as its name begins"
    assert '<a href="https://a.example">Larkbeam Ltd</a>.' in html
    assert "<td><strong>Larkbeam Ltd</strong></td>" in html
    assert '<ol data-block="' in html
    assert 'start="3"' in html
    assert [node.id for node in walk(filled.blocks)] == [node.id for node in walk(text.blocks)]


def test_fill_when_there_is_no_token_changes_nothing() -> None:
    text = paragraphs("Nothing here.", "{one} {{ {{unknown}}")
    assert fill(text, VALUES) == text


def test_fill_looks_into_no_value() -> None:
    values = {"organisation": "{{owner}} & <b>Sons</b>", "owner": "Mei Sato"}
    assert fill_words("{{organisation}}, {{owner}}", values) == "{{owner}} & <b>Sons</b>, Mei Sato"
    assert [piece for _, piece in text_pieces(fill(paragraphs("{{organisation}}"), values))] == [
        "{{owner}} & <b>Sons</b>"
    ]


def test_fill_when_the_text_gets_too_long_is_a_problem() -> None:
    text = paragraphs("{{organisation}}" + "x" * (MAX_CHARACTERS - 20))
    with pytest.raises(TextProblem, match="Split it in two"):
        fill(text, {"organisation": "y" * 40})


def test_in_one_run_joins_what_is_formatted_in_pieces() -> None:
    text = from_html("<p>{{or<strong>gani</strong>sation}} and {{ Unknown }}</p>")[0]
    assert "{{organisation}} and {{ Unknown }}" in to_html(in_one_run(text, VALUES))


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("Larkbeam Ltd makes rotas", "{{ organisation }} makes rotas"),
        ("Ltd makes", "{{ organisation }} makes"),
        ("asks Mei Sato", "asks {{owner}}"),
        ("Mei", "{{owner}}"),
        ("makes", "makes"),
        ("{{owner}}", None),
        ("", None),
    ],
)
def test_unfilled_finds_the_words_as_they_stand_in_the_draft(quote: str, there: str | None) -> None:
    assert unfilled("{{ organisation }} makes rotas, asks {{owner}}", quote, VALUES) == there


@given(st.text(alphabet="ab {}:oOrganisatilew", max_size=60))
def test_fill_words_and_text_say_the_same(words: str) -> None:
    text = paragraphs(words)
    filled = "".join(piece for _, piece in text_pieces(fill(text, VALUES)))
    assert filled == fill_words("".join(piece for _, piece in text_pieces(text)), VALUES)
    assert [one.quote for one in find_tokens(text)] == [
        one.quote for one in tokens_in("".join(piece for _, piece in text_pieces(text)))
    ]
