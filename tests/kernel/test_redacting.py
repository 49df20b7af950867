from __future__ import annotations

import pytest

from countersign.kernel.redacting import MARK, Wanted, texts_in

JACK = Wanted(names=("Jack Lowe", "jack@larkbeam.example"), words=("Jack",))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jack Lowe does it.", f"{MARK} does it."),
        ("JACK\n lowe does it.", f"{MARK} does it."),
        ("Owner: Lowe, Jack.", f"Owner: {MARK}."),
        ("Mail JACK@larkbeam.example!", f"Mail {MARK}!"),
        ("Ask Jack's team.", f"Ask {MARK}'s team."),
        ("a jack of all trades", "a jack of all trades"),
        ("Jackson and Blackjack", "Jackson and Blackjack"),
        ("Nobody is named.", "Nobody is named."),
    ],
)
def test_out_of_takes_names_out_and_nothing_else(text: str, left: str) -> None:
    assert JACK.out_of(text) == left


def test_out_of_knows_a_longer_name_for_somebody_elses() -> None:
    assert Wanted(names=("Jack Lowe",)).out_of("Jack Lowe-Hill") == "Jack Lowe-Hill"
    assert Wanted(words=("Jack",)).out_of("Mary-Jack") == "Mary-Jack"


def test_out_of_values_keeps_their_form() -> None:
    value = {"lines": [{"says": "Open (Jack Lowe)", "n": 3, "done": None}], "Jack": True}
    assert JACK.out_of(value) == {"lines": [{"says": f"Open ({MARK})", "n": 3, "done": None}], "Jack": True}


def test_out_of_never_grows_beyond_its_column() -> None:
    assert JACK.out_of("With Jack", longest=10) == f"Wi{MARK}"
    assert JACK.out_of("With Jack", longest=20) == f"With {MARK}"


def test_wanted_of_nobody_finds_nothing() -> None:
    assert Wanted().out_of("Jack Lowe") == "Jack Lowe"
    assert Wanted(names=("", "  ")).out_of("Jack  Lowe") == "Jack  Lowe"


def test_near_shows_a_few_letters_on_each_side() -> None:
    assert list(JACK.near("Ask Jack.")) == [("Ask ", "Jack", ".")]


def test_texts_in_finds_every_text() -> None:
    assert list(texts_in({"a": ["x", {"b": "y"}], "c": 1})) == ["x", "y"]
