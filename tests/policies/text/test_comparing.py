from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import Text, from_html
from countersign.policies.text.comparing import Compared, compared
from tests.policies.text.worlds import paragraphs

BEFORE = paragraphs("We lock the door. We ask who comes in.", "We review this every 12 months.")


def test_a_text_and_itself() -> None:
    assert compared(BEFORE, BEFORE) == Compared(3, 0, 0)
    assert compared(Text(), Text()) == Compared(0, 0, 0)


def test_a_changed_sentence_is_a_new_one_and_the_old_one_is_gone() -> None:
    after = paragraphs("We lock the door. We ask who comes in.", "We review this every 24 months.", "Leaders too.")
    assert compared(after, BEFORE) == Compared(4, 2, 1)


def test_case_punctuation_order_and_headings_do_not_matter() -> None:
    after = from_html(
        "<h1>Doors</h1><ul><li>We review this, every 12 months!</li></ul><p>We ask WHO comes in. We lock the door.</p>"
    )
    assert compared(after[0], BEFORE) == Compared(3, 0, 0)


@given(st.lists(st.text("ab. ", max_size=12), max_size=5), st.lists(st.text("ab. ", max_size=12), max_size=5))
def test_what_is_new_one_way_is_gone_the_other_way(these: list[str], those: list[str]) -> None:
    one, other = paragraphs(*these), paragraphs(*those)
    forth, back = compared(one, other), compared(other, one)
    assert (forth.new, forth.gone) == (back.gone, back.new)
    assert forth.sentences - forth.new == back.sentences - back.new
