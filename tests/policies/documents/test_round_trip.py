"""What is taken along and brought in again is the same text, word for word and style for style."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from unittest.mock import patch

import mammoth
from docx import Document
from hypothesis import assume, given, settings

from countersign.kernel.text import Item, ListBlock, Table, Text, from_html, from_json, to_json, walk
from countersign.policies.documents.markdown import to_markdown
from countersign.policies.imports.conversion import convert as from_word
from countersign.policies.imports.markdown import read_markdown
from countersign.policies.imports.markdown_conversion import convert as from_markdown
from countersign.policies.imports.word import read_word
from countersign.press.taken import Taken
from countersign.press.word import to_word
from countersign.press.word_file import write_word
from tests.kernel.text.worlds import anonymous, texts

TITLE = "Rules * for [everybody] & <all>"
AWKWARD = (
    "<h1>1. Purpose # of it</h1><p># no heading</p><p>1. no point</p><p>- none</p><p>+ none, and 5) none</p>"
    "<p>We <b>al</b>ways <b>(care)</b><i>much</i> about a*b*c, snake_case_names and `code` at 5 < 6 &amp;amp; 7 | 8"
    ".</p>"
    "<p>See <a href='https://a.example/x?b=1&amp;copy=2'><b>the</b> rules</a>![ and \\ both.</p>"
    "<ul><li><p>one</p><p>more of one</p><ol><li>a</li><li>b<ul><li>deep</li></ul></li></ol>"
    "<p>last of one</p></li></ul>"
    "<ul><li>another list</li></ul><ol start='7'><li>seven</li></ol><ol><li>one again</li></ol>"
    "<blockquote><p>First.</p><ol><li>x<ul><li>y</li></ul></li></ol><p>Last.</p></blockquote>"
    "<blockquote><p>Another.</p></blockquote>"
    "<table><tr><th>Role</th><th>Who</th></tr><tr><td>a|b</td><td></td></tr></table>"
    "<table><tr><td>no</td><td>heading | row</td></tr></table><h4>Fourth</h4><p>=====</p><p>=SUM(A1)</p>"
)


def taken(text: Text) -> Taken:
    return Taken(
        title=TITLE,
        organisation="Larkbeam Ltd",
        label="1.0",
        language="en",
        at=datetime(2026, 1, 6, 9, 0, tzinfo=UTC),
        imprint=("Larkbeam Ltd · version 1.0", "In force from 6 January 2026"),
        ending=("Signed by Priya Raman, CEO and founder, on 6 January 2026", "Fingerprint: sha256:00"),
        text=text,
    )


def written(text: Text) -> bytes:
    """The same as ``to_word``, in this process."""
    one = taken(text)
    given = {
        **{name: getattr(one, name) for name in ("title", "organisation", "label", "language", "imprint", "ending")},
        "at": one.at.isoformat(),
        "text": to_json(text),
    }
    return base64.b64decode(str(write_word(json.dumps(given).encode())["docx"]))


def says(told: dict[str, Any]) -> tuple[str, object]:
    return told["title"], anonymous(from_json(told["text"]).blocks)


@settings(max_examples=40)
@given(texts())
def test_markdown_is_read_back_as_it_was(text: Text) -> None:
    assert says(from_markdown(to_markdown(taken(text)).encode())) == (TITLE, anonymous(_readable(text).blocks))


@settings(max_examples=6)
@given(texts())
def test_word_is_read_back_as_it_was(text: Text) -> None:
    assume(all(not isinstance(node, Item) or node.blocks[0].type == "paragraph" for node in walk(text.blocks)))
    with patch("defusedxml.defuse_stdlib"):  # for good, and in the child process alone
        told = from_word(written(text))
    assert says(told) == (TITLE, anonymous(_from_one(_readable(text)).blocks))


def test_both_files_are_read_back_through_the_door() -> None:
    text = from_html(AWKWARD)[0]
    marked, word = read_markdown(to_markdown(taken(text)).encode(), "a.md"), read_word(to_word(taken(text)), "a.docx")
    assert (marked.title, anonymous(marked.text.blocks)) == (TITLE, anonymous(text.blocks))
    assert (word.title, anonymous(word.text.blocks)) == (TITLE, anonymous(_from_one(text).blocks))
    ours = "The lines that Countersign wrote about the version were left out: they are made anew."
    assert [str(one) for one in marked.warnings] == [ours]
    assert str(word.warnings[0]) == ours


def test_a_word_file_opens_elsewhere_with_what_it_is() -> None:
    data = written(from_html(AWKWARD)[0])
    document = Document(BytesIO(data))
    about = document.core_properties
    assert (about.title, about.author, about.version) == (TITLE, "Larkbeam Ltd", "1.0")
    lines = [one.text for one in document.paragraphs if one.style and one.style.name == "Countersign Line"]
    assert lines[1] == "In force from 6 January 2026"
    assert lines[2].startswith("Signed by Priya Raman")
    html = mammoth.convert_to_html(BytesIO(data)).value
    assert '<a href="https://a.example/x?b=1&amp;copy=2">' in html
    assert "<ol><li>a</li><li>b<ul><li>deep</li></ul></li></ol>" in html
    assert "<td>=SUM" not in html
    assert "w:fldChar" not in document.element.xml, "words are words, never fields or formulas"


def _readable(text: Text) -> Text:
    """Without tables that hold no word: the reader takes those for nothing."""
    blocks = tuple(b for b in text.blocks if not isinstance(b, Table) or any(c.runs for row in b.rows for c in row))
    return Text(blocks)


def _from_one(text: Text) -> Text:
    """Numbered from one: Word keeps the first number, its readers do not tell us."""
    return Text(tuple(_renumbered(block) for block in text.blocks))


def _renumbered(node: Any) -> Any:
    if isinstance(node, ListBlock):
        return replace(node, start=1, items=tuple(map(_renumbered, node.items)))
    return replace(node, blocks=tuple(map(_renumbered, node.blocks))) if hasattr(node, "blocks") else node
