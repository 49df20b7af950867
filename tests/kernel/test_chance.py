from __future__ import annotations

import pytest

from countersign.kernel.chance import seeded, token


def drawn(seed: bytes, *sizes: int) -> list[bytes]:
    with seeded(seed):
        return [token(size) for size in sizes]


def test_token_when_seeded_repeats() -> None:
    assert drawn(b"one", 1, 32, 100) == drawn(b"one", 1, 32, 100)
    assert [len(one) for one in drawn(b"one", 0, 1, 32, 100)] == [0, 1, 32, 100]


def test_token_when_seeded_never_gives_the_same_bytes_twice() -> None:
    assert len(set(drawn(b"one", *[16] * 1000))) == 1000


def test_token_when_seeded_differently_differs() -> None:
    assert drawn(b"one", 32) != drawn(b"two", 32)


def test_token_when_unseeded_does_not_repeat() -> None:
    assert len({token(16) for _ in range(1000)}) == 1000


def test_token_after_the_seeded_block_is_unforeseeable_again() -> None:
    after = []
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), seeded(b"one"):
            _ = len(token(16)) / 0
        after.append(token(16))
    assert after[0] != after[1]


def test_token_when_seeded_inside_a_seeded_block_goes_on_where_it_was() -> None:
    with seeded(b"one"):
        first = token(16)
        drawn(b"two", 16)
        second = token(16)
    assert [first, second] == drawn(b"one", 16, 16)
