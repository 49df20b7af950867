from __future__ import annotations

import pytest

from countersign.web.numbers import in_words, opening

pytestmark = pytest.mark.beside


@pytest.mark.parametrize(("n", "words"), [(0, "none"), (1, "one"), (12, "twelve"), (13, "13"), (3000, "3,000")])
def test_small_numbers_are_words(n: int, words: str) -> None:
    assert in_words(n) == words


def test_a_number_opens_a_sentence() -> None:
    assert (opening(2), opening(13)) == ("Two", "13")
