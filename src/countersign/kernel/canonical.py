"""Canonical bytes: one value, one spelling.

RFC 8785 (JSON Canonicalization Scheme) over a restricted domain, in which the standard library's
``json.dumps`` already writes the canonical form: ASCII keys, strings, booleans, null and whole
numbers below 2**53. Everything else is refused when it is written, not discovered when it is checked.

Packed into the offline verifier, so it keeps to Python 3.9 syntax.
"""

from __future__ import annotations

import json
from typing import Any

LARGEST = 2**53 - 1


class NotCanonical(ValueError):
    """A value that has no single canonical spelling."""


def canonical(value: Any) -> bytes:
    """The one UTF-8 spelling of a value. Raises NotCanonical and names the place of the first offender."""
    try:
        check_domain(value, "$")
    except RecursionError as error:
        raise NotCanonical("nested too deeply") from error
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True).encode()


def from_canonical(data: bytes) -> Any:
    """Read bytes that must be in canonical form. Raises NotCanonical for any other spelling."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(f"not JSON: {error}") from error
    if canonical(value) != data:
        raise NotCanonical("JSON, but not in canonical form")
    return value


def check_domain(value: Any, place: str) -> None:
    """Walk a value and refuse what RFC 8785 and the standard library would spell differently."""
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        check_string(value, place)
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonical(f"{place}: whole numbers end at 2**53 - 1")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            check_domain(item, f"{place}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            check_key(key, place)
            check_domain(item, f"{place}.{key}")
    else:
        raise NotCanonical(f"{place}: {type(value).__name__} has no canonical form")


def check_key(key: Any, place: str) -> None:
    if not isinstance(key, str) or not key.isascii():
        raise NotCanonical(f"{place}: keys are ASCII strings, not {key!r}")


def check_string(value: str, place: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical(f"{place}: a lone surrogate has no canonical form") from error
