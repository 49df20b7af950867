"""Which keys of a file nobody reads, and which of them look like a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin

from countersign.kernel.records.reading import path, shape

SHORTEST, LIKENESS = 4, 0.8
"""A key of fewer letters is like too many others; the likeness is difflib's, from 0 to 1."""


@dataclass(frozen=True)
class Unread:
    """A key of the file that nobody reads. ``meant``: the known key it nearly is, where that is not given too."""

    where: str
    meant: str | None


def unread(kind: type, value: Any, where: str = "") -> Iterator[Unread]:
    """Every such key in a JSON object and in what it holds, in the order of the file."""
    if not isinstance(value, Mapping):
        return
    known = {key: expected for _name, key, expected, _metadata, _optional in shape(kind)}
    for key, given in value.items():
        if key in known:
            yield from inside(known[key], given, path(where, key))
        else:
            yield Unread(path(where, key), nearest(key, [one for one in known if one not in value]))


def inside(expected: Any, value: Any, where: str) -> Iterator[Unread]:
    if get_origin(expected) in (UnionType, Union):
        for one in get_args(expected):
            yield from inside(one, value, where)
    elif get_origin(expected) is tuple and isinstance(value, list):
        for place, item in enumerate(value):
            yield from inside(get_args(expected)[0], item, f"{where}[{place}]")
    elif isinstance(expected, type) and is_dataclass(expected):
        yield from unread(expected, value, where)


def nearest(key: str, known: list[str]) -> str | None:
    if len(key) < SHORTEST:
        return None
    return next(iter(get_close_matches(key, known, n=1, cutoff=LIKENESS)), None)
