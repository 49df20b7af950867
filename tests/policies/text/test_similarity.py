from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import Text, count_words
from countersign.policies.outline import as_text
from countersign.policies.text.similarity import Runs, common_runs, kept, runs, share_in, similarity
from tests.policies.text.test_passages import STARTER
from tests.policies.text.worlds import paragraphs

FILLED = "Everybody at Larkbeam Ltd reports to Tom Reed within 24 hours."
TEMPLATE = "Everybody at [name of the organisation] reports to [who takes reports] within [how many] hours."
SENTENCES = st.lists(st.text(st.sampled_from("abc de"), max_size=40), max_size=6)


def test_a_run_is_five_words_in_one_piece() -> None:
    assert runs(paragraphs("One two three, four FIVE six.", "Short piece.")) == {
        ("one", "two", "three", "four", "five"),
        ("two", "three", "four", "five", "six"),
        ("short", "piece"),
    }
    assert runs(paragraphs("one two three four five")) == {("one", "two", "three", "four", "five")}


def test_what_fills_a_template_in_is_left_out() -> None:
    template = common_runs(paragraphs(TEMPLATE))
    assert common_runs(paragraphs(FILLED), ["Larkbeam Ltd"]) == template
    assert similarity(paragraphs(FILLED), [template], ["Larkbeam Ltd"]) == 1


def test_a_name_that_begins_a_sentence_is_known_only_if_it_is_the_organisation_s_own() -> None:
    text = paragraphs("LARKBEAM looks after it. Tom looks after it.")
    assert {word for run in common_runs(text, ["Larkbeam", ""]) for word in run} == {"looks", "after", "it", "tom"}


def test_the_outline_as_it_came_is_a_template_and_an_own_text_is_not() -> None:
    templates = [common_runs(as_text("", ""))]
    untouched = similarity(as_text("Larkbeam Ltd", ""), templates, ["Larkbeam Ltd"])
    own = similarity(
        paragraphs("Every carer who is paid through us counts on a quiet Friday, and so do we."), templates
    )
    assert untouched == 1
    assert own == 0


def test_a_text_adapted_by_half_is_similar_by_half() -> None:
    template = common_runs(paragraphs("We keep the doors locked at night.", "We keep the keys in a safe."))
    text = paragraphs("We keep the doors locked at night.", "Our dogs guard this yard by day.")
    assert similarity(text, [template]) == 0.5
    assert similarity(text, [common_runs(paragraphs("Nothing of it.")), template]) == 0.5


@pytest.mark.parametrize("text", [Text(), paragraphs("12 34"), paragraphs("[name]")])
def test_without_words_there_is_nothing_to_compare(text: Text) -> None:
    assert similarity(text, [common_runs(paragraphs("Some words."))]) is None
    assert similarity(paragraphs("Some words."), []) is None
    assert share_in(frozenset(), runs(paragraphs("Some words."))) is None


def test_a_new_version_keeps_what_was_not_touched() -> None:
    before = paragraphs("We review it every 24 months with all of you.", STARTER)
    assert kept(before, before) == 1
    share = kept(paragraphs("We review it every 12 months with all of you.", STARTER), before)
    assert share is not None
    assert 0.8 < share < 1
    assert kept(paragraphs("Nothing stands as it did."), before) == 0
    assert kept(Text(), Text()) is None


def test_what_was_struck_out_counts_as_a_change() -> None:
    both = paragraphs("We lock the doors at night.", "We lock the gate at noon.")
    assert kept(paragraphs("We lock the doors at night."), both) == 0.5


@given(SENTENCES, SENTENCES)
def test_shares_lie_between_none_and_all(one: list[str], other: list[str]) -> None:
    these, those = paragraphs(*one), paragraphs(*other)
    assert kept(these, those) == kept(those, these)
    assert kept(these, these) in (1, None)
    assert 0 <= (kept(these, those) or 0) <= 1
    assert 0 <= (similarity(these, [common_runs(those)]) or 0) <= 1


def seconds(text: Text, template: Runs) -> float:
    started = time.process_time()
    similarity(text, [template], ["Larkbeam Ltd"])
    return time.process_time() - started


def test_ten_thousand_words_are_compared_at_once() -> None:
    text = paragraphs(
        *[f"We keep item{n} of the {n * 7} things that we hold in room {n % 13}. " * 5 for n in range(160)]
    )
    other = common_runs(text)
    assert count_words(text) > 10_000
    assert min(seconds(text, other) for _ in range(3)) < 0.05


@pytest.mark.parametrize("piece", ["[" * 50_000, "A-" * 50_000, "x" * 100_000, "a'" * 50_000, "Aa " * 30_000])
def test_a_hostile_piece_stays_quick(piece: str) -> None:
    started = time.process_time()
    common_runs(paragraphs(piece), ["Larkbeam"])
    runs(paragraphs(piece))
    assert time.process_time() - started < 2
