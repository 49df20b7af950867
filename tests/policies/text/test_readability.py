from __future__ import annotations

import pytest

from countersign.kernel.text import Text, from_html
from countersign.policies.text.readability import counted, grade, legal_phrases_in, legalese
from countersign.policies.text.syllables import syllables
from countersign.policies.text.vocabulary import LEGAL_PHRASES, TRADE
from tests.policies.text.test_passages import STARTER
from tests.policies.text.worlds import paragraphs

LONG = (
    "Notwithstanding the aforementioned considerations, departmental administrators are anticipated to demonstrate "
    "comprehensive familiarity with contemporary administrative recommendations, acknowledging individual "
    "circumstances and communicating unanticipated complications to their immediate coordinators systematically."
)


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """Six words of one syllable, and one sentence: 0.39 * 6 + 11.8 * 1 - 15.59."""
    assert grade(paragraphs("We lock our doors at night.")) == pytest.approx(0.39 * 6 + 11.8 - 15.59, abs=0.05)


def test_words_of_the_trade_count_as_two_syllables() -> None:
    assert counted("Information security") == (2, 4)
    assert counted("Confidentiality, integrity and availability") == (4, 7)
    assert counted("ISO/IEC 27001 isn't 9") == (3, 5)


def test_only_words_that_a_policy_cannot_do_without_are_of_the_trade() -> None:
    assert all(word == word.casefold() and " " not in word for word in TRADE)
    assert not TRADE & {"notwithstanding", "utilisation", "aforementioned", "comprehensive", "systematically"}
    assert sum(syllables(word) > 2 for word in TRADE) / len(TRADE) > 0.9


def test_a_plain_statement_stays_below_the_limit_of_pol_013_and_an_official_s_does_not() -> None:
    plain, official = grade(paragraphs(STARTER)), grade(paragraphs(LONG))
    assert plain is not None
    assert official is not None
    assert plain < 9 < 12 < official


def test_what_is_no_prose_has_no_grade() -> None:
    found, _ = from_html("<h1>Comprehensive considerations</h1><ul><li>Administrative recommendations</li></ul>")
    assert grade(found) is None
    assert grade(paragraphs("27001 · 9001")) is None
    assert legalese(Text()) is None


def test_legal_phrases_are_counted_in_a_thousand_words_of_everything() -> None:
    found, _ = from_html(
        "<h1>Whereas</h1><p>Pursuant to the <b>foregoing</b>, users shall lock doors.</p>"
        "<ul><li>They do it now.</li></ul>"
    )
    assert legalese(found) == round(1000 * 3 / 13, 1)


@pytest.mark.parametrize("plain", ["You shall do it.", "There in the hall.", "Set for the day.", "Here by the door."])
def test_plain_words_are_no_legal_phrases(plain: str) -> None:
    assert legalese(paragraphs(plain)) == 0


@pytest.mark.parametrize("phrase", LEGAL_PHRASES)
def test_every_legal_phrase_is_found_however_it_is_written(phrase: str) -> None:
    assert legalese(paragraphs(f"One {phrase.upper()} two."))


def test_which_legal_phrases_a_text_uses() -> None:
    text = paragraphs("Hereby we agree, pursuant to the law.", "Pursuant to it we hereby agree again.")
    assert legal_phrases_in(text) == ("hereby", "pursuant to")
    assert legal_phrases_in(paragraphs("We agree.")) == ()
