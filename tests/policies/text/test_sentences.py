from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.policies.text.sentences import sentences


@pytest.mark.parametrize(
    ("piece", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Larkbeam Ltd. Leeds, e.g. Monday. Then", ["Larkbeam Ltd. Leeds, e.g. Monday.", "Then"]),
        ("He said “Stop.” Then we went.", ["He said “Stop.”", "Then we went."]),
        ("Version 1.0 is here. 2 copies", ["Version 1.0 is here.", "2 copies"]),
        (
            "Signed in 2026. Then Rev. C of 2026-01-05. It is 2.1. Then",
            ["Signed in 2026.", "Then Rev. C of 2026-01-05.", "It is 2.1.", "Then"],
        ),
        ("See no. 4 and clause 5. It applies", ["See no. 4 and clause 5. It applies"]),
        ("", []),
    ],
)
def test_sentences_when_split(piece: str, parts: list[str]) -> None:
    assert list(sentences(piece)) == parts


@given(st.text(st.sampled_from('aB.!? e.g1"”'), max_size=60))
def test_sentences_are_exact_parts_that_lose_no_word(piece: str) -> None:
    parts = list(sentences(piece))
    assert all(part in piece for part in parts)
    assert "".join("".join(parts).split()) == "".join(piece.split())


def test_sentences_when_nothing_ends_stays_quick() -> None:
    started = time.process_time()
    assert len(list(sentences("e.g. A " * 20_000))) == 1
    assert time.process_time() - started < 2
