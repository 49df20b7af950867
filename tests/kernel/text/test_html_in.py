from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import TextProblem, from_html, from_json, to_html, to_json, to_plain
from countersign.kernel.text.html_dom import MAX_HTML, tags

PARTS = tags(
    "<p> </p> <ul> </ul> <ol> <ol/start=3> </ol> <li> </li> <table> </table> <tr> <td> <th/colspan=2> </td> <h1> "
    "</h1> <h6> <blockquote> </blockquote> <b> </b> <em> <br> <a/href=https:x> </a> <img/alt=x> <script> one "
    "</script> <style> <pre> </pre> <custom> <!-- --> &amp; &#0; <![CDATA[ ]]> <td/rowspan=9> two"
)
SOUP = st.lists(st.sampled_from(sorted(PARTS)).map(lambda part: re.sub("(?<=[a-z])/", " ", part)), max_size=30).map(
    " ".join
)


def read(html: str) -> tuple[str, list[str]]:
    """The text as HTML without ids, and the warnings as strings."""
    text, warnings = from_html(html)
    ids = [f' data-block="{part.split(chr(34))[0]}"' for part in to_html(text).split('data-block="')[1:]]
    html = to_html(text)
    for attribute in ids:
        html = html.replace(attribute, "")
    return html, [str(words) for words in warnings]


@given(SOUP)
def test_from_html_when_it_is_a_soup(html: str) -> None:
    text, _ = from_html(html)
    assert from_json(to_json(text)) == text


@given(st.text(max_size=200))
def test_from_html_when_it_is_any_text(html: str) -> None:
    text, _ = from_html(html)
    assert from_json(to_json(text)) == text


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("", ""),
        ("plain & simple", "<p>plain &amp; simple</p>"),
        ("<p>a<p>b", "<p>a</p>\n<p>b</p>"),
        ("<p> </p><p><br></p>", ""),
        ("<p>a<br>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<h1>a<br>b</h1><h2></h2>", "<h1>a b</h1>"),
        ("<b>a<p>b</p></b>", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>"),
        ("<p><strong>a</strong> <b>b</b></p>", "<p><strong>a b</strong></p>"),
        ("<p><u>a</u><span>b</span><code>c</code></p>", "<p>abc</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ul><li>a<ol start='2'><li>b</ol></ul>",
         '<ul><li><p>a</p><ol start="2"><li><p>b</p></li></ol></li></ul>'),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
        ("<ul>\n<li> </li>\n</ul>", ""),
        ("<ul>stray<li>a</li></ul>", "<ul><li><p>stray</p></li><li><p>a</p></li></ul>"),
        ("<ol start='x'><li>a</ol>", "<ol><li><p>a</p></li></ol>"),
        ("<ol start='99999'><li>a</ol>", '<ol start="9999"><li><p>a</p></li></ol>'),
        ("<li>alone</li>", "<p>alone</p>"),
        ("<blockquote>a<p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<pre>one\n  two</pre>", "<p>one</p>\n<p>two</p>"),
        ("<div><section>a</section>b</div>", "<p>a</p>\n<p>b</p>"),
        ("<p>a</p><hr><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<title>x</title><p>a</p>", "<p>a</p>"),
        ("<!-- secret --><p>a</p>", "<p>a</p>"),
        ("<table><tr><th>A<th>B<tr><td>1<td><p>2</p><p>3</p></table>",
         '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
         "<tbody><tr><td>1</td><td>2 3</td></tr></tbody></table>"),
        ("<table><caption>Who</caption><tr><td>1</table>",
         "<p>Who</p>\n<table><tbody><tr><td>1</td></tr></tbody></table>"),
        ("<table><tr><td>1</td></tr><tr><td>2<td>3</tr></table>",
         "<table><tbody><tr><td>1</td><td></td></tr><tr><td>2</td><td>3</td></tr></tbody></table>"),
        ("<table><tr><td> </td></tr></table>", ""),
        ("<table></table>", ""),
    ],
)  # fmt: skip
def test_from_html_when_it_is_known(html: str, kept: str) -> None:
    assert read(html) == (kept, [])


@pytest.mark.parametrize(
    ("html", "kept", "says"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", "<script>"),
        ("<style>p{}</style>a", "<p>a</p>", "<style>"),
        ("<p>a <img alt='Our logo' src=x></p>", "<p>a</p>", "“Our logo” was left out"),
        ("<p>a <img src=x onerror=alert(1)></p>", "<p>a</p>", "without a description"),
        ("<dl><dt>a<dd>b</dl>", "<p>a</p>\n<p>b</p>", "<dl> became plain paragraphs"),
        ("<p>x <custom-tag>a</custom-tag></p>", "<p>x</p>\n<p>a</p>", "<custom-tag>"),
        ("<h5>a</h5>", "<h4>a</h4>", "fourth level"),
        ("<p><a href='javascript:x'>a</a></p>", "<p>a</p>", "“a” was taken off"),
        ("<p><a href='#_Toc1'>a</a></p>", "<p>a</p>", "one place of the document"),
        ("<p><del>never</del> always</p>", "<p>never always</p>", "struck-out words “never”"),
        ("<ul><li><h2>a</h2></ul>", "<ul><li><p>a</p></li></ul>", "heading inside a list"),
        ("<blockquote><blockquote>a</blockquote></blockquote>",
         "<blockquote><p>a</p></blockquote>", "quotation inside"),
        ("<ul><li><table><tr><td>a<td><b>b</b></table></ul>",
         "<ul><li><p>a | <strong>b</strong></p></li></ul>",
         "one for each row"),
        ("<table><tr><td><ul><li>a<li>b</ul></td></tr></table>",
         "<table><tbody><tr><td>a b</td></tr></tbody></table>",
         "became plain words: “ab”"),
        ("<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
         "<table><tbody><tr><td>a</td><td></td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>"
         "<tr><td></td><td>f</td><td>g</td></tr></tbody></table>", "Merged table cells"),
        ("<ul><li>1<ul><li>2<ul><li>3<ul><li>4<ul><li>5<li>6</ul></ul></ul></ul></ul>",
         "<ul><li><p>1</p><ul><li><p>2</p><ul><li><p>3</p><ul><li><p>4</p><p>5</p><p>6</p></li></ul></li></ul></li></ul>"
         "</li></ul>", "at most 4 deep"),
    ],
)  # fmt: skip
def test_from_html_when_something_does_not_fit(html: str, kept: str, says: str) -> None:
    got, warnings = read(html)
    assert got == kept
    assert [says in warning for warning in warnings] == [True]


def test_from_html_when_the_same_warning_comes_often() -> None:
    assert len(read("<img>" * 30)[1]) == 1
    warnings = read("".join(f"<img alt='{n}'>" for n in range(60)))[1]
    assert len(warnings) == 41
    assert warnings[-1].startswith("20 more things")


def test_from_html_when_an_element_nests_absurdly_deep() -> None:
    text, _ = from_html("<div>" * 50_000 + "inside" + "</div>" * 50_000 + "<p>after</p>")
    assert to_plain(text) == "inside\n\nafter"


def test_from_html_when_it_is_too_long() -> None:
    with pytest.raises(TextProblem, match="at most 1000000 fit"):
        from_html("x" * (MAX_HTML + 1))
    with pytest.raises(TextProblem, match="200001 characters"):
        from_html("x" * 200_001)


def test_from_html_gives_the_same_ids_each_time() -> None:
    html = "<h1>a</h1><p>b</p><p>b</p>"
    assert from_html(html) == from_html(html)
    assert len({block.id for block in from_html(html)[0].blocks}) == 3
