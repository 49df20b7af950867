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
SPELL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True).encode


class NotCanonical(ValueError):
    """A value that has no single canonical spelling."""


def canonical(value: Any) -> bytes:
    """The one UTF-8 spelling of a value. Raises NotCanonical and names the place of the first offender."""
    return spelled(value).encode()


def spelled(value: Any, place: str = "") -> str:
    """The same as text. ``place``: where in something larger the value stands (``.state``), for the offender's name."""
    if type(value) is str and value.isascii():
        return SPELL(value)
    try:
        wrong = offence(value)
    except RecursionError as error:
        raise NotCanonical("nested too deeply") from error
    if wrong:
        raise NotCanonical(f"${place}{wrong}")
    return SPELL(value)


def joined(members: dict[str, str]) -> str:
    """The spelling of an object, from those of its members. Its keys are names: there is nothing in them to escape."""
    return "{" + ",".join([f'"{key}":{members[key]}' for key in sorted(members)]) + "}"


def from_canonical(data: bytes) -> Any:
    """Read bytes that must be in canonical form. Raises NotCanonical for any other spelling."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(f"not JSON: {error}") from error
    if canonical(value) != data:
        raise NotCanonical("JSON, but not in canonical form")
    return value


def offence(value: Any) -> str:
    """Where, from here, and what RFC 8785 and the standard library would spell differently; empty for nothing.

    Every leaf passes here several times, so the commonest kinds come first.
    """
    if isinstance(value, str):
        return "" if value.isascii() else offence_in_text(value)
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return "" if -LARGEST <= value <= LARGEST else ": whole numbers end at 2**53 - 1"
    if isinstance(value, dict):
        return offence_in_object(value)
    if isinstance(value, (list, tuple)):
        for at, item in enumerate(value):
            if type(item) is str and item.isascii():
                continue
            if wrong := offence(item):
                return f"[{at}]{wrong}"
        return ""
    return f": {type(value).__name__} has no canonical form"


def offence_in_object(value: dict[Any, Any]) -> str:
    for key, item in value.items():
        if not isinstance(key, str) or not key.isascii():
            return f": keys are ASCII strings, not {key!r}"
        if item is None or item is True or item is False or (type(item) is str and item.isascii()):
            continue
        if wrong := offence(item):
            return f".{key}{wrong}"
    return ""


def offence_in_text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        return ": a lone surrogate has no canonical form"
    return ""
