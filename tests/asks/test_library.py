from __future__ import annotations

import pytest

from countersign.asks.library import BY_KEY, IDEAS, VAGUE, blanks_in, vague_in


def test_the_library_has_26_asks_each_with_an_effort_and_what_it_feeds() -> None:
    assert [one.key for one in IDEAS] == [f"K{n:02}" for n in range(1, 27)]
    assert all(one.minutes and one.feeds for one in IDEAS)
    assert {letter for one in IDEAS for letter in one.feeds if len(letter) == 1} == {*"abcdefgh"}
    assert BY_KEY["K04"].minutes == 60


def test_no_ask_of_the_library_is_vague_itself() -> None:
    assert [one.key for one in IDEAS if vague_in(str(one.act))] == []


def test_blanks_are_seen_until_they_are_filled_in() -> None:
    asked = str(BY_KEY["K04"].act)
    assert asked == "Chair the review on [day]; I prepare everything"
    assert blanks_in(asked)
    assert not blanks_in(asked.replace("[day]", "20 January"))
    assert not blanks_in("Read the note [1] of the minutes")


@pytest.mark.parametrize("phrase", VAGUE)
def test_a_vague_phrase_is_found_however_it_is_written(phrase: str) -> None:
    assert vague_in(f"Please… {phrase.upper()}!") == [phrase]


def test_a_word_that_only_holds_a_phrase_is_none() -> None:
    assert vague_in("Name who supports the supporters") == []
