from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from countersign.kernel.canonical import canonical
from countersign.kernel.digests import digest, digest_text, digest_value
from countersign.ledger.columns import digested, plain


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        (UUID(int=1), "0" * 31 + "1"),
        (datetime(2026, 1, 5, 9, 0, 0, 1000, tzinfo=UTC), 1767603600001),
        (date(2026, 1, 5), "2026-01-05"),
        (True, True),
        (7, 7),
        ("WHOLE", "WHOLE"),
        (None, None),
    ],
)
def test_plain_is_the_value_as_json(value: Any, stands: Any) -> None:
    assert plain(value) == stands
    canonical(plain(value))


def test_plain_when_finer_than_a_millisecond_is_refused() -> None:
    with pytest.raises(ValueError, match="finer"):
        plain(datetime(2026, 1, 5, microsecond=1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        (None, None),
        ("", digest(b"")),
        ("text", digest_text("text")),
        (b"file", digest(b"file")),
        (memoryview(b"file"), digest(b"file")),
        (["en-gb"], digest_value(["en-gb"])),
        ({"b": 1, "a": 2}, digest(b'{"a":2,"b":1}')),
    ],
)
def test_digested_is_the_digest_or_nothing_for_nothing(value: Any, stands: str | None) -> None:
    assert digested(value) == stands
