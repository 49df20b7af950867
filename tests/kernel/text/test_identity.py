from __future__ import annotations

import time

from hypothesis import given

from countersign.kernel.text import Minter, Text, from_html, keep_ids, node_text, to_html, walk
from tests.kernel.text.worlds import anonymous, texts

BEFORE = (
    "<h1>What we expect</h1><p>Everyone who works for us, here or at home.</p>"
    "<ol><li>Report anything odd the same day.</li><li>Keep customers' data in our systems.</li>"
    "<li>Ask first.</li></ol>"
)


def ids(text: Text, kind: str) -> dict[str, str]:
    """The text of each node of a kind, and its id."""
    return {node_text(node): node.id for node in walk(text.blocks) if node.type == kind}


def edited(html: str, before: str = BEFORE) -> tuple[Text, Text]:
    first = from_html(before)[0]
    return first, keep_ids(first, from_html(html)[0])


def test_mint_gives_different_ids_to_equal_texts() -> None:
    minter = Minter()
    made = [minter.mint("paragraph", "x"), minter.mint("paragraph", "x"), minter.mint("heading", "x")]
    assert len(set(made)) == 3
    assert made == [again.mint(kind, "x") for again in [Minter()] for kind in ("paragraph", "paragraph", "heading")]


@given(texts())
def test_keep_ids_when_nothing_changed(text: Text) -> None:
    assert keep_ids(text, from_html(to_html(text))[0]) == text


@given(texts(), texts())
def test_keep_ids_changes_nothing_but_ids(before: Text, after: Text) -> None:
    kept = keep_ids(before, after)
    assert anonymous(kept.blocks) == anonymous(after.blocks)


def test_keep_ids_when_a_word_changed() -> None:
    before, after = edited(
        BEFORE.replace("the same day", "within one hour").replace("here or", "founders included, here or")
    )
    old, new = ids(before, "paragraph"), ids(after, "paragraph")
    assert new["Report anything odd within one hour."] == old["Report anything odd the same day."]
    changed = "Everyone who works for us, founders included, here or at home."
    assert new[changed] == old["Everyone who works for us, here or at home."]
    assert after.blocks[2].id == before.blocks[2].id


def test_keep_ids_when_a_point_moved() -> None:
    html = "<ol><li>Ask first.</li><li>Report anything odd the same day.</li></ol>"
    before, after = edited(html)
    for kind in ("paragraph", "item"):
        for text, made in ids(after, kind).items():
            assert made == ids(before, kind)[text]


def test_keep_ids_when_a_paragraph_was_put_in_before() -> None:
    before, after = edited("<p>New and quite different words.</p>" + BEFORE)
    kept = {node.id for node in walk(before.blocks)}
    assert {node.id for node in walk(after.blocks)} - kept == {after.blocks[0].id}


def test_keep_ids_when_a_paragraph_was_rewritten() -> None:
    before, after = edited(BEFORE.replace("Everyone who works for us, here or at home.", "Nothing of the old is left."))
    assert after.blocks[1].id not in {node.id for node in walk(before.blocks)}
    assert after.blocks[0].id == before.blocks[0].id


def test_keep_ids_never_gives_an_old_id_to_something_else() -> None:
    """The first paragraph is edited twice, and then its first words come back as something new."""
    first = from_html("<p>Alpha beta gamma.</p><p>The second one stays.</p>")[0]
    last = first
    for words in ("Alpha beta delta.", "Omega beta delta."):
        last = keep_ids(last, from_html(f"<p>{words}</p><p>The second one stays.</p>")[0])
    assert last.blocks[0].id == first.blocks[0].id
    again = keep_ids(last, from_html("<p>The second one stays.</p><h1>End</h1><p>Alpha beta gamma.</p>")[0])
    assert again.blocks[2].id not in {block.id for block in last.blocks}


def test_keep_ids_when_texts_are_long_stays_quick() -> None:
    before = from_html("".join(f"<p>Sentence {n % 7} about nothing.</p>" for n in range(2_000)))[0]
    after = from_html("".join(f"<p>Sentence {n % 5} about something.</p>" for n in range(2_000)))[0]
    started = time.process_time()
    keep_ids(before, after)
    assert time.process_time() - started < 5


def test_keep_ids_when_a_point_moved_and_was_edited() -> None:
    html = (
        "<ol><li>Ask before you bring in a new tool, or a supplier.</li><li>Keep data in our systems.</li></ol>"
        "<p>Something else entirely stands between.</p>"
    )
    moved = (
        "<ol><li>Keep data in our systems.</li></ol><p>Something else entirely stands between.</p>"
        "<ol><li>Ask before you bring in a new tool, or a supplier, or an app.</li></ol>"
    )
    before, after = edited(moved, html)
    old, new = ids(before, "paragraph"), ids(after, "paragraph")
    asked = "Ask before you bring in a new tool, or a supplier"
    assert new[f"{asked}, or an app."] == old[f"{asked}."]
