from __future__ import annotations

from countersign.kernel.text import Text, from_html
from countersign.policies.text.hardest import hardest
from tests.policies.text.worlds import paragraphs

PLAIN = "We lock the door at night. Ask before you let somebody in."
LONG = "We lock the door and the gate " + "and the gate after it " * 4 + "and so on."
STEEP = (
    "Considerable organisational heterogeneity necessitates differentiated confidentiality categorisation " * 2 + "."
)


def test_a_plain_text_has_no_hard_sentence() -> None:
    assert hardest(paragraphs(PLAIN)) == ()
    assert hardest(Text()) == ()


def test_a_sentence_is_hard_for_its_length_or_for_its_words() -> None:
    found = hardest(paragraphs(PLAIN, f"{PLAIN} {LONG}", STEEP))
    assert [one.quote for one in found] == [STEEP, LONG]
    assert [one.words for one in found] == [14, 30]


def test_the_words_of_the_trade_are_not_held_against_a_sentence() -> None:
    trade = "Information security management and accountability apply to every employee and every contractor here."
    assert hardest(paragraphs(trade)) == ()


def test_at_most_three_the_hardest_first_each_with_its_block() -> None:
    text = paragraphs(*("We lock the gate " + "and the gate after it " * times + "." for times in (5, 8, 6, 7)))
    found = hardest(text)
    assert [one.words for one in found] == [44, 39, 34]
    assert [one.block_id for one in found] == [text.blocks[at].id for at in (1, 3, 2)]


def test_headings_and_lists_are_no_prose() -> None:
    assert hardest(from_html(f"<h1>{LONG}</h1><ul><li>{LONG}</li></ul>")[0]) == ()
    assert len(hardest(from_html(f"<blockquote><p>{LONG}</p></blockquote>")[0])) == 1
