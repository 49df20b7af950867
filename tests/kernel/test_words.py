from __future__ import annotations

from datetime import date

import pytest

from countersign.kernel.words import Words, listed, say


def test_say_puts_values_into_the_sentence() -> None:
    assert (
        str(say("{n} people have not accepted {title}", title="the policy", n=3))
        == "3 people have not accepted the policy"
    )


def test_say_when_a_value_is_missing_fails_at_once() -> None:
    with pytest.raises(KeyError):
        say("{n} people")


def test_say_when_values_come_in_another_order_is_the_same() -> None:
    assert say("{a} {b}", a=1, b=2) == say("{a} {b}", b=2, a=1)
    assert hash(say("{a}", a=1)) == hash(Words("{a}", (("a", 1),)))


def test_say_may_take_a_value_called_template() -> None:
    assert str(say("The {template} is gone", template="letter")) == "The letter is gone"


def test_in_language_translates_the_template_and_not_the_values() -> None:
    german = {"{n} people here": "{n} Menschen hier"}
    assert say("{n} people here", n="{n}").in_language(german.__getitem__) == "{n} Menschen hier"


def test_first_sentence_when_a_value_holds_a_full_stop() -> None:
    words = say("{name} approved version {v}. Ask {name} again. It helps.", name="J. Smith", v="1.0")

    assert str(words.first_sentence) == "J. Smith approved version 1.0."


def test_first_sentence_when_there_is_but_one() -> None:
    assert str(say("Version {v} of it", v=2).first_sentence) == "Version 2 of it"


def test_a_day_is_spelled_out() -> None:
    assert str(say("It was due on {day}.", day=date(2026, 11, 21))) == "It was due on 21 November 2026."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def test_listed_when_there_are_many_counts_the_rest() -> None:
    assert listed([str(n) for n in range(23)]).endswith("18, 19 and 3 more")


def test_listed_with_another_last_word() -> None:
    assert listed(["enforce", "spend"], last="or") == "enforce or spend"
