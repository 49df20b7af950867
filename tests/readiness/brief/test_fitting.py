from __future__ import annotations

from countersign.readiness.brief.fitting import FORMS, Form, Told, cut, fitted

PART = Told("Risks", ("one", "two", "three", "four"), ("Nobody.",), "Register")


def test_a_part_keeps_its_first_sentences_and_counts_the_others() -> None:
    [shown] = fitted([PART], Form(2, 90), "and {n} more")
    assert shown == {
        "heading": "Risks",
        "says": ["one", "two", "and 2 more"],
        "missing": "Nobody.",
        "source": "Register",
    }


def test_a_part_that_fits_says_nothing_of_more() -> None:
    [shown] = fitted([PART], Form(4, 90), "and {n} more")
    assert shown["says"] == list(PART.says)


def test_a_sentence_is_cut_between_words_and_a_word_without_an_end_anywhere() -> None:
    assert cut("Restore tests passed in June", Form(1, 20)) == "Restore tests …"
    assert cut("x" * 50, Form(1, 20)) == "x" * 19 + "…"
    assert cut("short  and\nplain", Form(1, 20)) == "short and plain"


def test_each_form_is_shorter_than_the_one_before() -> None:
    rooms = [form.most * form.long for form in FORMS]
    assert rooms == sorted(rooms, reverse=True)
    assert FORMS[-1].most == 1
