from __future__ import annotations

import time

import pytest

from countersign.policies.text.syllables import syllables

COUNTED = {
    1: "one the rules year used whole change home laws signed risks queue guard leaves",
    2: "people table reviewed applied needed handled safely password being doing agreed value issue client patient "
    "version region changes software business every require buyer equal beyond breaches mistakes",
    3: "services policies processes reported management requirement settlement technique compliance period various "
    "employee carrying supplier carriers agreement quality everyone annual equipment suitable exceptions created idea "
    "improvement",
    4: "information security integrity material authority reliable continuous evaluate contractual society variety "
    "everybody situation deliberate mechanism legislation authorities",
    5: "organisation continuity regulatory individual continually",
    6: "availability responsibility",
    7: "confidentiality",
}
WORDS = [(word, count) for count, words in COUNTED.items() for word in words.split()]


def test_almost_every_word_is_counted_right() -> None:
    wrong = [(word, syllables(word)) for word, count in WORDS if syllables(word) != count]
    assert len(wrong) / len(WORDS) <= 0.05, wrong


@pytest.mark.parametrize("word", ["Management", "MANAGEMENT", "manage-ment", "management's"])
def test_case_and_signs_do_not_matter(word: str) -> None:
    assert syllables(word) == 3


@pytest.mark.parametrize("word", ["", "x", "27001", "Ω", "hmm"])
def test_every_word_has_one(word: str) -> None:
    assert syllables(word) == 1


def test_a_word_that_never_ends_stays_quick() -> None:
    started = time.process_time()
    assert syllables("eye" * 50_000) > 0
    assert syllables("l" * 100_000) == 1
    assert time.process_time() - started < 1
