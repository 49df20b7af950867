"""Digests, written ``sha256:<64 hex>`` wherever a person or a record meets them."""

from __future__ import annotations

import hashlib
from typing import Any

from countersign.kernel.canonical import canonical

PREFIX = "sha256:"


def digest(data: bytes) -> str:
    """The digest of exact bytes."""
    return PREFIX + hashlib.sha256(data).hexdigest()


def digest_text(text: str) -> str:
    """The digest of a text as UTF-8, unchanged: no trimming, no normalising."""
    return digest(text.encode())


def digest_value(value: Any) -> str:
    """The digest of a value's canonical bytes."""
    return digest(canonical(value))
