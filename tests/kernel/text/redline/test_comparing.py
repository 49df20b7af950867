from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from html import escape
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import Minter, Text, from_html, keep_ids
from countersign.kernel.text.redline import (
    Count,
    Mark,
    Redline,
    accepted,
    compare,
    counted,
    rejected,
    to_html,
)
from tests.kernel.text.worlds import texts

BACK = {"added": "removed", "removed": "added", "changed": "changed", "moved": "moved"}


def read(html: str) -> Text:
    return from_html(html)[0]


def between(before: str, after: str) -> Redline:
    """Two versions as they come about: the later edited out of the earlier, so that blocks keep their ids."""
    old = read(before)
    return compare(old, keep_ids(old, read(after)))


def inline(redline: Redline) -> str:
    """The first paragraph, as one writes changes by hand."""
    signs = {Mark.KEPT: "{}", Mark.ADDED: "[+{}]", Mark.REMOVED: "[-{}]"}
    return "".join(signs[piece.mark].format(piece.text) for piece in redline.nodes[0].pieces)


def worded(before: str, after: str) -> str:
    return inline(compare(*(read(f"<p>{escape(text)}</p>") for text in (before, after))))


@given(texts(), texts())
def test_compare_loses_and_invents_nothing(before: Text, after: Text) -> None:
    redline = compare(before, after)
    assert accepted(redline) == after
    assert rejected(redline) == before


@given(texts(), st.randoms(use_true_random=False))
def test_compare_after_moves_loses_and_invents_nothing(before: Text, chance: Random) -> None:
    blocks = [*before.blocks, *read("<p>something new</p>").blocks]
    chance.shuffle(blocks)
    after = Text(tuple(blocks[1:]))
    redline = compare(before, after)
    assert (rejected(redline), accepted(redline)) == (before, after)


@given(texts())
def test_compare_when_nothing_changed(text: Text) -> None:
    redline = compare(text, text)
    assert redline.same
    assert not counted(redline)


@given(texts(), texts())
def test_counted_the_other_way_round(before: Text, after: Text) -> None:
    one, other = compare(before, after), compare(after, before)
    assert sums(counted(one)) == sums(Counter({Count(c.what, BACK[c.how]): n for c, n in counted(other).items()}))
    assert one.same == other.same


def sums(counts: Counter[Count]) -> Counter[str]:
    """Which of two things that changed places moved is a matter of taste; how many is not."""
    found = Counter[str]()
    for count, n in counts.items():
        found["moved" if count.how == "moved" else f"{count.what} {count.how}"] += n
    return found


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Lock your screen.", "Lock every screen.", "Lock [-your][+every] screen."),
        ("We keep our data.", "We keep our data and systems.", "We keep our data[+ and systems]."),
        ("Reviewed every year by the CEO.", "Reviewed twice a year by the CEO.",
         "Reviewed [-every][+twice a] year by the CEO."),
        ("It isn't done.", "It is done.", "It [-isn't][+is] done."),
        ("See ISO/IEC 27001:2013 for more.", "See ISO/IEC 27001:2022 for more.",
         "See ISO/IEC [-27001:2013][+27001:2022] for more."),
        ("Tell Mei at once", "Tell Mei, at once", "Tell Mei[+,] at once"),
        ("The policy applies to staff", "policy applies to staff", "[-The ]policy applies to staff"),
        ("我们保护信息安全", "我们保护数据安全", "我们保护[-信息][+数据]安全"),
        ("We keep all our own records private.", "Private records, all we own, our keep is.",
         "[-We keep all our own records private.][+Private records, all we own, our keep is.]"),
    ],
)  # fmt: skip
def test_compare_cuts_between_words(before: str, after: str, shown: str) -> None:
    assert worded(before, after) == shown


def test_compare_tells_another_style_of_the_same_words() -> None:
    redline = between(
        "<p>We <b>always</b> lock doors at <a href='https://a.example/'>home</a>.</p>",
        "<p>We always lock <i>doors</i> at <a href='https://b.example/'>home</a>.</p>",
    )
    assert counted(redline) == {("paragraph", "changed"): 1}
    assert {piece.mark for piece in redline.nodes[0].pieces} == {Mark.KEPT}
    html = to_html(redline, str)
    assert 'always <span class="redline-style">[no longer bold]</span>' in html
    assert '<em>doors</em> <span class="redline-style">[now italic]</span>' in html
    assert "[now leads to https://b.example/; led to https://a.example/ before]" in html


SECTIONS = (
    "<h2>Purpose</h2><p>Carers are paid on time because our records are right.</p>"
    "<h2>Scope</h2><p>It covers everybody who works for us.</p><p>It covers every system that we run.</p>"
    "<h2>Rules</h2><ul><li>Lock your screen.</li><li>Ask before you share.</li><li>Report what looks odd.</li></ul>"
)


def test_a_section_that_moved_as_a_whole_is_told_once() -> None:
    section = "<h2>Devices</h2><ul><li>Lock the screen.</li></ul><p>Report what is lost.</p>"
    others = "<h2>Scope</h2><p>All of it.</p><h2>Duties</h2><p>Everybody has some, and knows which they are.</p>"
    html = to_html(between(section + others, others + section), str)
    assert html.count("Moved here; it stood first") == 1
    assert html.count("Moved here too") == 2
    assert "“Devices” moved from here to under “Duties”" in html
    assert "“Lock the screen.” moved from here with it" in html
    assert "it stood after “Devices”" not in html


def test_compare_tells_what_moved_and_from_where() -> None:
    moved = "<p>It covers every system that we run.</p>"
    after = SECTIONS.replace(moved, "").replace("<h2>Scope</h2>", moved.replace("every", "each") + "<h2>Scope</h2>")
    redline = between(SECTIONS, after)
    assert counted(redline) == {("paragraph", "moved"): 1, ("paragraph", "changed"): 1}
    html = to_html(redline, str)
    assert "Moved here from under “Scope”" in html
    assert "“It covers every system that we run.” moved from here to under “Purpose”" in html


def test_compare_lists_by_their_points() -> None:
    after = SECTIONS.replace(
        "<li>Lock your screen.</li><li>Ask before you share.</li><li>Report what looks odd.</li>",
        "<li>Report what looks odd.</li><li>Lock your own screen.</li><li>Wear a badge.</li>",
    )
    assert counted(between(SECTIONS, after)) == {
        ("item", "moved"): 1,
        ("item", "changed"): 1,
        ("item", "added"): 1,
        ("item", "removed"): 1,
    }


def test_points_that_are_gone_have_no_number() -> None:
    html = to_html(
        between(
            "<ol><li>First one</li><li>Second</li><li>Third</li></ol>", "<ol><li>First one</li><li>Third</li></ol>"
        ),
        str,
    )
    gone = '<li data-kind="removed"><span class="redline-note">Removed</span><p><del>Second</del></p></li>'
    assert html.endswith(f'{gone}<li value="2"><p>Third</p></li></ol></div>')


def test_changes_alone_stand_under_their_heading() -> None:
    after = SECTIONS.replace("Lock your screen", "Lock every screen")
    html = to_html(between(SECTIONS, after), str, first_heading=3, changes_only=True)
    assert html.startswith("<h4>Rules</h4>")
    assert "Carers" not in html
    assert '<del><span class="spoken">[removed: </span>your<span class="spoken">]</span></del>' in html


def test_nothing_in_a_text_becomes_markup() -> None:
    hostile = "&lt;script&gt;&quot;x"
    html = to_html(between(f"<p>We say {hostile} here.</p>", f"<p>We say {hostile} there.</p>"), str)
    assert "<script" not in html
    assert "&lt;script&gt;&quot;x" in html


TABLE = (
    "<table><tr><th>Role</th><th>Who</th><th>Since</th></tr><tr><td>Lead</td><td>Tom Okafor</td><td>2024</td></tr>"
    "<tr><td>Sponsor</td><td>Priya Raman</td><td>2019</td></tr></table>"
)


def test_compare_tables_by_rows_and_columns() -> None:
    after = (
        "<table><tr><th>Role</th><th>Deputy</th><th>Who</th></tr><tr><td>Lead</td><td>Mei</td><td>Mei Sato</td></tr>"
        "<tr><td>Auditor</td><td></td><td>Nia Bevan</td></tr>"
        "<tr><td>Sponsor</td><td></td><td>Priya Raman</td></tr></table>"
    )
    redline = between(TABLE, after)
    assert counted(redline) == {
        ("column", "added"): 1,
        ("column", "removed"): 1,
        ("row", "added"): 1,
        ("row", "changed"): 1,
    }
    assert redline.nodes[0].columns == (Mark.KEPT, Mark.ADDED, Mark.KEPT, Mark.REMOVED)


def test_compare_headings_by_words_and_level() -> None:
    redline = between("<h1>Who it covers</h1><p>All.</p>", "<h2>Who it all covers</h2><p>All.</p>")
    assert redline.nodes[0].frames == ((1,), (2,))
    assert inline(redline) == "Who it [+all ]covers" or inline(redline) == "Who it[+ all] covers"


def test_compare_texts_without_common_ids_by_likeness() -> None:
    """Two files that were brought in apart from one another."""
    minter = Minter(node.id for node in read(SECTIONS).blocks)
    after = read("<p>Before all else.</p>" + SECTIONS.replace("records are right", "records are never wrong"))
    renamed = Text(
        tuple(replace(block, id=minter.mint(block.type, "x")) for block in after.blocks if block.type != "list")
    )
    before = Text(tuple(block for block in read(SECTIONS).blocks if block.type != "list"))
    assert counted(compare(before, renamed)) == {("paragraph", "added"): 1, ("paragraph", "changed"): 1}


def twenty_pages(word: str) -> str:
    """About ten thousand words in two hundred paragraphs, a tenth of which say something else."""
    said = "Section {n}: whoever works for us keeps records {word} private, correct and there when needed, since {n}."
    paragraphs = (
        [said.format(n=n * 7 + m, word=word if n % 10 == 0 else "always") for m in range(3)] for n in range(200)
    )
    return "".join(f"<h2>Part {n}</h2><p>{' '.join(one)}</p>" for n, one in enumerate(paragraphs))


@pytest.mark.slow
def test_compare_is_quick_and_bounded() -> None:
    """Two texts of twenty pages; then the largest that fit and share nothing but signs."""
    before, after = read(twenty_pages("mostly")), read(twenty_pages("at all times"))
    assert took(before, after) < 0.15 * SLOWEST
    flat = [Text(read(f"<p>{sign * 33_000}</p>").blocks) for sign in ("a b ", "b a c ")]
    many = [read("".join(f"<p>{n % 7} {word} {n % 3} x y</p>" for n in range(1_900))) for word in ("q", "r s")]
    for one, other in (flat, many, [flat[0], many[0]]):
        assert took(one, other) < 1.5 * SLOWEST


SLOWEST = 4
"""How much slower than ours a machine may be that runs the tests."""


def took(before: Text, after: Text) -> float:
    begin = time.perf_counter()
    redline = compare(before, after)
    spent = time.perf_counter() - begin
    assert (rejected(redline), accepted(redline)) == (before, after)
    return spent
