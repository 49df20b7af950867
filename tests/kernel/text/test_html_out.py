from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

from countersign.kernel.text import Heading, ListBlock, Paragraph, Run, Table, Text, from_html, to_html, tree
from countersign.kernel.text.html_dom import tags
from tests.kernel.text.worlds import anonymous, texts

ALLOWED = {"href", "start", "scope", "data-block"}


class Attributes(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


@given(texts())
def test_from_html_of_to_html_gives_the_same_blocks(text: Text) -> None:
    again, warnings = from_html(to_html(text))
    assert anonymous(again.blocks) == anonymous(text.blocks)
    assert warnings == ()


@given(texts())
def test_to_html_writes_no_other_tag_or_attribute(text: Text) -> None:
    seen = Attributes(to_html(text))
    assert seen.names <= ALLOWED
    assert seen.tags <= tags("h1 h2 h3 h4 p ul ol li table thead tbody tr th td blockquote strong em a")


def paragraph(*runs: Run) -> Text:
    return Text((Paragraph("p", runs),))


def test_to_html_when_the_text_looks_like_html() -> None:
    html = to_html(paragraph(Run('<script>alert("1")</script> & '), Run("x", href="https://a.example/?a='1'&b")))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert 'href="https://a.example/?a=&#x27;1&#x27;&amp;b"' in html


def test_to_html_writes_styles_inside_links() -> None:
    html = to_html(paragraph(Run("x", bold=True, italic=True, href="https://a.example")))
    assert html == '<p data-block="p"><a href="https://a.example"><strong><em>x</em></strong></a></p>'


def test_to_html_when_the_page_has_a_title_of_its_own() -> None:
    text = Text(tuple(Heading(f"h{level}", level, (Run("x"),)) for level in (1, 4)))
    assert to_html(text, first_heading=2) == '<h2 data-block="h1">x</h2>\n<h5 data-block="h4">x</h5>'
    assert "<h6" in to_html(text, first_heading=4)


def test_to_html_of_lists_and_tables() -> None:
    item = tree.Item("i", (Paragraph("p", (Run("x"),)),))
    text = Text((ListBlock("l", True, 3, (item,)),))
    assert to_html(text) == '<ol data-block="l" start="3"><li data-block="i"><p data-block="p">x</p></li></ol>'
    cells = (tree.Cell((Run("x"),)), tree.Cell())
    assert to_html(Text((Table("t", 1, (cells, cells)),))) == (
        '<table data-block="t"><thead><tr><th scope="col">x</th><th scope="col"></th></tr></thead>'
        "<tbody><tr><td>x</td><td></td></tr></tbody></table>"
    )
