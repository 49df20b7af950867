"""Finding a passage again: with a slip of the pen, in another number, by a beginning."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.text import from_html
from countersign.policies.text.search.asking import MOST_WORDS, ask, wanted_in
from countersign.policies.text.search.correcting import meant
from countersign.policies.text.search.index import Indexed, indexed
from countersign.policies.text.search.showing import ROOM, pieces
from countersign.policies.text.search.words import folded


def text(title: str, html: str) -> Indexed:
    return indexed(title, from_html(html)[0])


TEXTS = {
    "parent": text(
        "Information Security Policy",
        "<h2>What we expect of everybody</h2><p>Report anything odd at once.</p>"
        "<h2>Exceptions</h2><p>Whoever needs an exception asks the ISMS lead.</p>",
    ),
    "access": text(
        "Access control",
        "<h2>Passwords</h2><p>A password has twelve characters, and nobody shares it.</p>"
        "<ul><li>Keys to the office are signed for.</li><li>Visitors are met at the door.</li></ul>"
        "<table><tr><th>System</th><th>Second factor</th></tr><tr><td>Payroll</td><td>always</td></tr></table>",
    ),
    "remote": text("Remote work", "<p>At home the screen is locked, and a password protects every device.</p>"),
}


def found(asked: str) -> list[str]:
    return [hit.key for hit in ask(TEXTS, asked).hits]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("password", ["access", "remote"]),
        ("passwords", ["access", "remote"]),
        ("PASSWORD screen", ["remote"]),
        ("may I share my password", ["access"]),
        ("access", ["access"]),
        ("remote work", ["remote"]),
        ("visitor", ["access"]),
        ("key", ["access"]),
        ("second factor payroll", ["access"]),
        ("excep", ["parent"]),
        ("zeppelin", []),
        ("password zeppelin", []),
        ("", []),
        ("?!", []),
        ("the", ["access", "remote", "parent"]),
    ],
)
def test_ask_finds_the_texts_that_have_every_word(asked: str, keys: list[str]) -> None:
    if asked == "the":
        assert set(found(asked)) == {"access", "parent", "remote"}
    else:
        assert found(asked) == keys


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("pasword", "password"),
        ("passwrod", "password"),
        ("exeption", "exception"),
        ("vistors", "visitor"),
        ("payrlol", "payroll"),
        ("visiter", "visitor"),
        ("offise", "office"),
    ],
)
def test_ask_reads_a_slip_of_the_pen_and_says_so(typed: str, word: str) -> None:
    answer = ask(TEXTS, typed)
    assert answer.hits
    assert answer.corrected == {folded(typed): folded(word)}


def test_ask_never_corrects_a_word_that_stands_somewhere() -> None:
    assert ask(TEXTS, "screen").corrected == {}


def test_ask_shows_the_best_passages_and_counts_the_others() -> None:
    many = {"one": text("Long", "".join(f"<p>Backup number {n} is kept.</p>" for n in range(9)))}
    (hit,) = ask(many, "backup").hits
    assert (len(hit.passages), hit.more) == (3, 6)


def test_a_passage_says_what_it_stands_under() -> None:
    (hit,) = ask(TEXTS, "exception asks").hits
    assert [one.under for one in hit.passages if not one.is_heading] == ["Exceptions"]


def test_common_words_are_left_out_unless_alone() -> None:
    assert wanted_in("where is the password") == ["password"]
    assert wanted_in("what is it") == ["what", "is", "it"]
    assert len(wanted_in(" ".join(string.ascii_lowercase))) == MOST_WORDS


def test_what_sounds_alike_is_meant_and_a_word_that_stands_everywhere_is_not() -> None:
    here = {"one": text("Devices", "<p>One phone is yours, and everybody's own.</p>")}
    assert ask(here, "fone").corrected == {"fone": "phone"}
    assert ask(here, "phonn").corrected == {"phonn": "phone"}
    assert ask({"one": text("Devices", "<p>One is yours.</p>")}, "fone").hits == ()


def test_a_whole_question_finds_what_has_most_of_its_words() -> None:
    here = {
        **TEXTS,
        "lost": text("Devices", "<p>A lost laptop is reported within the hour.</p>"),
        "said": text("Talking", "<p>Tell nobody what you hear in the lift.</p>"),
    }
    answer = ask(here, "who do I tell about a lost laptop")
    assert ([hit.key for hit in answer.hits], answer.partly) == (["lost"], True)
    assert answer.wanted == {"tell", "lost", "laptop"}
    assert ask(here, "lost laptop").partly is False
    assert ask(here, "lost zeppelin").hits == ()
    assert ask(here, "lost zeppelin balloon").hits == ()


def test_meant_is_none_of_what_is_too_far_or_too_short() -> None:
    vocabulary = {"password", "access"}
    assert meant("ab", vocabulary) == []
    assert meant("elephant", vocabulary) == []
    assert meant("acess", vocabulary) == ["access"]


def test_pieces_mark_what_was_looked_for_and_cut_at_words() -> None:
    long = " ".join(f"word{n}" for n in range(80)) + " the password " + " ".join(f"tail{n}" for n in range(80))
    shown = pieces(long, {"password"})
    assert [piece for piece, hit in shown if hit] == ["password"]
    assert shown[0] == ("… ", False)
    assert shown[-1] == (" …", False)
    assert sum(len(piece) for piece, _hit in shown) <= ROOM + 4
    assert all(word in long.split() for word in "".join(piece for piece, _ in shown[1:-1]).split())


@given(st.text(max_size=400), st.sets(st.text(min_size=1, max_size=8), max_size=4))
def test_pieces_are_the_text_itself(said: str, wanted: set[str]) -> None:
    shown = pieces(said, wanted)
    whole = "".join(piece for piece, _hit in shown)
    if len(said) <= ROOM:
        assert whole == said


@given(st.text(max_size=300))
def test_ask_never_fails(asked: str) -> None:
    ask(TEXTS, asked)
