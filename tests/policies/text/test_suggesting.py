from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import Text, from_html, node_text, to_html, walk
from countersign.policies.text.suggesting import difference, pieces, places_of, replaced

WORDS = st.lists(st.sampled_from(["we", "look", "after", "it", "daily", "all", "of", "us"]), max_size=12)


def text(html: str) -> Text:
    return from_html(html)[0]


def block_with(of: Text, words: str) -> str:
    return next(one.block for one in pieces(of) if words in one.words)


def test_difference_is_only_the_words_that_change() -> None:
    before = "Everybody reports what looks wrong within one hour."
    assert difference(before, "Everybody reports what looks wrong within four hours.") == ("one hour.", "four hours.")
    assert difference(before, before.replace(" ", "  ")) is None
    assert difference("", "Something") is None


def test_difference_when_words_are_only_added_brings_a_neighbour() -> None:
    assert difference("We look after it.", "We always look after it.") == ("We", "We always")
    assert difference("We look.", "We look. Daily.") == ("look.", "look. Daily.")


def test_difference_when_the_words_stand_twice_brings_neighbours_until_they_stand_once() -> None:
    assert difference("you and you and me", "you and they and me") == ("and you", "and they")


@given(before=WORDS.filter(bool), after=WORDS)
def test_difference_put_in_gives_what_was_wanted(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    found = difference(old, new)
    if found is None:
        assert before == after
        return
    quote, instead = found
    assert len(places_of(quote, old)) == 1
    at = places_of(quote, old)[0]
    assert " ".join((old[:at] + instead + old[at + len(quote) :]).split()) == new


@given(before=WORDS.filter(bool), after=WORDS)
def test_replaced_does_in_the_tree_what_was_wanted(before: list[str], after: list[str]) -> None:
    old = text(f"<p>{' '.join(before)}</p><p>Stays.</p>")
    found = difference(" ".join(before), " ".join(after))
    if found is None:
        return
    new = replaced(old, old.blocks[0].id, *found)
    assert new is not None
    assert [node_text(one) for one in new.blocks] == [*filter(None, [" ".join(after)]), "Stays."]


def test_replaced_keeps_the_clothes_of_the_rest() -> None:
    old = text('<p>We <strong>never</strong> share <a href="https://x.example/">keys</a> or cards.</p>')
    new = replaced(old, old.blocks[0].id, "never share", "do not lend")
    assert new is not None
    assert 'We <strong>do not lend</strong> <a href="https://x.example/">keys</a> or cards.</p>' in to_html(new)


def test_replaced_when_words_are_not_there_is_none() -> None:
    old = text("<p>One.</p><p>Two.</p>")
    assert replaced(old, old.blocks[0].id, "Two.", "Three.") is None
    assert replaced(old, "nowhere", "One.", "Three.") is None


def test_replaced_when_a_point_or_a_quotation_is_emptied_takes_it_out() -> None:
    old = text("<ul><li>One.</li><li>Two.</li></ul><blockquote><p>Said.</p></blockquote><h2>Head</h2>")
    for words in ("One.", "Said.", "Head"):
        fewer = replaced(old, block_with(old, words), words, "")
        assert fewer is not None
        assert words not in " ".join(node_text(one) for one in walk(fewer.blocks))
    points = replaced(old, block_with(old, "One."), "One.", "")
    assert points is not None
    gone = replaced(points, block_with(points, "Two."), "Two.", "")
    assert gone is not None
    assert [block.type for block in gone.blocks] == ["quote", "heading"]


def test_pieces_of_a_numbered_list_keep_their_numbers() -> None:
    found = list(pieces(text("<ol start='3'><li>One</li><li><p>Two</p><p>More</p></li></ol><p>After</p>")))
    assert [one.words for one in found] == ["One", "Two\nMore", "After"]
    assert [one.simple for one in found] == [True, False, True]
    assert 'start="4"' in to_html(found[1].shown)


def test_pieces_of_a_table_and_a_quotation() -> None:
    table = "<table><tr><th>What</th></tr><tr><td>Keys</td></tr></table>"
    quotes = "<blockquote><p>One</p></blockquote><blockquote><p>Two</p><p>Three</p></blockquote>"
    found = list(pieces(text(table + quotes)))
    assert [one.simple for one in found] == [False, True, False]


def test_places_are_words_and_never_parts_of_them() -> None:
    assert places_of("all", "You shall tell all managers, all of them.") == [15, 29]
    assert places_of("8", "Since 2018 at least 8 letters") == [20]
    assert places_of("care homes.", "For care homes.") == [4]
    assert places_of("(a)", "See (a), not (aa).") == [4]
