"""The one place where randomness enters.

Everything random (identifiers, salts, codes) comes through ``token``. A simulated history needs the
same bytes on every engine, so a source can be set for a block of code: ``seeded(b"...")``.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Source = Callable[[int], bytes]

_source: ContextVar[Source] = ContextVar("chance", default=secrets.token_bytes)


def token(size: int) -> bytes:
    """``size`` bytes that nobody can foresee (or, inside ``seeded``, that everybody can repeat)."""
    return _source.get()(size)


@contextmanager
def seeded(seed: bytes) -> Iterator[None]:
    """Inside this block the bytes are a function of the seed. For examples and tests, never for people."""
    restore = _source.set(stream(seed))
    try:
        yield
    finally:
        _source.reset(restore)


def stream(seed: bytes) -> Source:
    """SHA-256 in counter mode over a seed."""
    count = 0

    def draw(size: int) -> bytes:
        nonlocal count
        drawn = b""
        while len(drawn) < size:
            drawn += hashlib.sha256(seed + count.to_bytes(8, "big")).digest()
            count += 1
        return drawn[:size]

    return draw
