from __future__ import annotations

from countersign.reviews.text.similarity import in_thousandths, runs

SAID = "We went through every risk and decided to insure the payroll run."


def test_the_same_words_are_the_same_whatever_their_case() -> None:
    assert in_thousandths([SAID], [SAID.upper().replace(".", "!")]) == 1000


def test_other_words_have_nothing_in_common() -> None:
    assert in_thousandths([SAID], ["Nobody came to talk about anything that mattered this time."]) == 0


def test_one_changed_word_changes_the_runs_around_it() -> None:
    told = in_thousandths([SAID], [SAID.replace("payroll", "rota")])
    assert told is not None
    assert 0 < told < 1000


def test_where_one_says_nothing_nobody_can_tell() -> None:
    assert in_thousandths([SAID], []) is None
    assert in_thousandths([" ", ""], [SAID]) is None


def test_a_short_text_is_one_run() -> None:
    assert runs(["None, because nothing changed."]) == {("none", "because", "nothing", "changed")}
