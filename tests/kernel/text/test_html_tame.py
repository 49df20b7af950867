from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import from_html, to_html
from countersign.kernel.text.html_tame import tame
from tests.kernel.text.worlds import texts


@pytest.mark.parametrize(
    ("html", "tamed"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("a < b", "a &lt; b"),
        ("<p", "&lt;p"),
        ("<3", "&lt;3"),
        ("<a title='x>y' href=\"z\">", "<a title='x>y' href=\"z\">"),
        ("<a title='x<y'>", "&lt;a title='x<y'>".replace("x<y", "x&lt;y")),
        ("<!-- <p>secret</p> -->a", "a"),
        ("a<!-- open", "a"),
        ("<!DOCTYPE html><?xml version='1.0'?><![CDATA[x]]>a</ >", "a"),
        ("a<SCRIPT>if (1<2) {'<p>'}</SCRIPT >b", "a<script></script></SCRIPT >b"),
        ("a<style>p{} <p>b", "a<style></style>"),
        ("<textarea><b>&amp;</textarea>", "&lt;b>&amp;amp;</textarea>"),
        ("<p " + "x" * 5_000 + ">a", "<p>a"),
    ],
)
def test_tame_when_html_is(html: str, tamed: str) -> None:
    assert tame(html) == tamed


@given(texts().map(to_html))
def test_tame_leaves_our_own_html_alone(html: str) -> None:
    assert tame(html) == html


@given(st.text(st.sampled_from("<>/!-'\" a&=p"), max_size=60))
def test_tame_leaves_nothing_unfinished(html: str) -> None:
    tamed = tame(html)
    assert tame(tamed) == tamed
    assert tamed.count("<") <= tamed.count(">")


@pytest.mark.parametrize(
    "part", ["<a ", "<", "<!--", "<!", "</", "<?", "<a b='", "<script>", "</script", "<div>", "<td><table>", "<b><p>"]
)
def test_from_html_when_hostile_stays_quick(part: str) -> None:
    started = time.process_time()
    try:
        from_html(part * (90_000 // len(part)))
    except ValueError as problem:
        assert "fit" in str(problem)  # noqa: PT017
    assert time.process_time() - started < 5
