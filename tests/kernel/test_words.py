from __future__ import annotations

import pytest

from countersign.kernel.words import Words, say


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
