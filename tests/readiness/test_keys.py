"""What tells findings of one rule apart fits into a turn, whatever the rule makes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.words import say
from countersign.readiness.models import Turn
from countersign.readiness.rule import LONGEST_KEY, Finding, Grade, bounded


def test_a_key_has_room_in_a_turn() -> None:
    assert Turn._meta.get_field("key").max_length == LONGEST_KEY


def test_a_key_of_two_ids_stays_as_it_is() -> None:
    key = f"{'r' * 40}:person_{'0' * 32}"
    assert Finding(Grade.MINOR, say("x"), key=key).key == key


def test_long_keys_are_short_and_stay_apart() -> None:
    first, second = (Finding(Grade.MINOR, say("x"), key=f"{'a row' * 40}{end}").key for end in ("1", "2"))
    assert first != second
    assert len(first) == len(second) == LONGEST_KEY
    assert first.startswith("a row")


@given(st.text(max_size=400))
def test_any_key_is_bounded_once_and_for_all(key: str) -> None:
    assert len(bounded(key)) <= LONGEST_KEY
    assert bounded(bounded(key)) == bounded(key)


def test_a_key_of_characters_that_no_text_may_hold_is_bounded_too() -> None:
    assert len(bounded("\ud800" * 100)) == LONGEST_KEY
