"""How each column of a guarded table is proved (decision 10), and what stands in a leaf for it.

``PLAIN``: the value itself (ids, choices, numbers, days, instants). ``DIGEST``: SHA-256 of a text or
value. ``PERSONAL``: a commitment that erasure can empty. ``Unrecorded``: not proved, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from countersign.kernel.digests import digest, digest_text, digest_value
from countersign.kernel.instants import milliseconds


class Proof(Enum):
    PLAIN = "plain"
    DIGEST = "digest"
    PERSONAL = "personal"


PLAIN, DIGEST, PERSONAL = Proof.PLAIN, Proof.DIGEST, Proof.PERSONAL


@dataclass(frozen=True)
class Unrecorded:
    """A column that no leaf speaks of, and why that is all right."""

    reason: str


Proved = dict[str, Proof | Unrecorded]


def plain(value: Any) -> Any:
    """A column's value as JSON: ids as hex, days as ISO dates, instants as milliseconds."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return milliseconds(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def digested(value: Any) -> str | None:
    """What stands for a text or a value: its digest, or nothing for nothing."""
    if value is None:
        return None
    if isinstance(value, (bytes, memoryview)):
        return digest(bytes(value))
    return digest_text(value) if isinstance(value, str) else digest_value(value)
