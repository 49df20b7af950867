from __future__ import annotations

from time import perf_counter

from countersign.reviews.text.similarity import in_thousandths, paragraphs, runs

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


PAPER = """Management review, 12 June
Risks

We went through every risk and decided
to insure the payroll run against mistakes.
Priya Raman

Mei will have it insured before the end of June."""


def test_minutes_on_paper_are_their_paragraphs_without_headings_and_names() -> None:
    assert paragraphs(PAPER) == [
        "We went through every risk and decided to insure the payroll run against mistakes.",
        "Mei will have it insured before the end of June.",
    ]
    assert paragraphs("Agenda\n\nRisks\n \n2025") == []


def test_a_standing_agenda_makes_nothing_alike() -> None:
    others = PAPER.replace("We went through every risk and decided", "Nothing was ready, and so they only agreed")
    others = others.replace("Mei will have it insured before", "Nobody could say who does that until")
    told = in_thousandths(paragraphs(PAPER), paragraphs(others))
    assert told is not None
    assert told < 500


def test_it_takes_as_long_as_there_are_words() -> None:
    """Forty thousand characters, the most that is taken, in well under a second."""
    long = " ".join(f"word{n}" for n in range(5000))
    began = perf_counter()
    assert in_thousandths([long], [long.replace("word2500 ", "")]) == 998
    assert perf_counter() - began < 1
