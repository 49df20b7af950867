"""What an approval binds: who, in which capacity, to which exact document, in which words.

The digest of the statement is what a mailed code or a passkey's challenge is made for, so neither can be
used for another text, another sentence or another person (decision 36).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from countersign.kernel.canonical import canonical
from countersign.kernel.digests import digest_value
from countersign.kernel.references import Ref
from countersign.kernel.words import spelled

FORMAT = "countersign.approval/1"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class SignatureMethod(StrEnum):
    """How somebody put their name to a text."""

    MAILED_CODE = "MAILED_CODE"
    PASSKEY = "PASSKEY"
    WET_SIGNATURE = "WET_SIGNATURE"
    MINUTE = "MINUTE"
    OTHER_SYSTEM = "OTHER_SYSTEM"


LIVE = frozenset({SignatureMethod.MAILED_CODE, SignatureMethod.PASSKEY})
"""Signed here, before our eyes."""

ELSEWHERE = frozenset(SignatureMethod) - LIVE
"""Signed before or outside; we only record that somebody says so (decision 20)."""


@dataclass(frozen=True)
class Signature:
    """How an approval was confirmed, and what shows it.

    ``evidence`` holds plain JSON values and nobody's address. MAILED_CODE and PASSKEY bring ``statement``, the
    digest they were made for; what happened elsewhere was confirmed by nobody here, and brings nothing.
    """

    method: SignatureMethod
    evidence: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        canonical(self.evidence)


def approval_statement(*, of: Ref, document: str, words: str, person: Ref, capacity: str, hat: str) -> dict[str, Any]:
    """Everything that somebody agrees to by approving, as one value with one spelling."""
    return {
        "format": FORMAT,
        "of": of,
        "document": document,
        "words": words,
        "person": person,
        "capacity": capacity,
        "hat": hat,
    }


def statement_digest(statement: dict[str, Any]) -> str:
    """``sha256:…`` of the statement's canonical bytes."""
    return digest_value(statement)


def capacity(title: str | None, leads_from: date) -> str:
    """As what a leader signs: "CEO and founder, top management since 1 April 2019"."""
    since = f"since {spelled(leads_from)}"
    return f"{title}, top management {since}" if title else f"Top management {since}"


def delegated_capacity(title: str | None, giver: str, giver_title: str | None, until: date) -> str:
    """As what somebody else signs: "Head of IT, by delegation of Tom Ashdown (chief executive), until 3 March 2027"."""
    by = f"by delegation of {giver} ({giver_title or 'top management'}), until {spelled(until)}"
    return f"{title}, {by}" if title else f"B{by[1:]}"
