"""What the absence of a field means, and what becomes of a dated one on a day before its date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, field
from enum import Enum
from typing import Any

ABSENT, KEY, EMPTY, LEAST, HAPPENS, TAKES = "absent", "key", "empty", "least", "happens", "takes"


class Absent(Enum):
    """What a reader makes of a field that is not there."""

    REQUIRED = "required"
    """The record is unusable without it."""
    NONE = "none"
    """The fact does not exist."""
    UNKNOWN = "unknown"
    """Nobody has said; what rests on it cannot be judged."""
    STANDARD = "standard"
    """It is read as the default."""


class Happens(Enum):
    """What a day before the field's date does."""

    DROPS = "drops"
    """The whole record does not exist yet."""
    EMPTIES = "empties"
    """The record exists, this has not happened yet."""


def required(*, key: str = "", least: int | None = None) -> Any:
    """A field without which the record is unusable. ``key``: its name in JSON, where Python keeps that word."""
    return field(metadata=about(Absent.REQUIRED, key=key, least=least))


def none(default: Any = None, *, key: str = "", least: int | None = None) -> Any:
    """A field whose absence means that there is no such thing."""
    return field(default=default, metadata=about(Absent.NONE, key=key, least=least))


def unknown(*, key: str = "", least: int | None = None) -> Any:
    """A field whose absence means that nobody knows."""
    return field(default=None, metadata=about(Absent.UNKNOWN, key=key, least=least))


def standard(default: Any, *, empty: Any = ..., key: str = "", least: int | None = None) -> Any:
    """A field whose absence is read as the default. ``empty``: what null means, where that is something else."""
    return field(default=default, metadata=about(Absent.STANDARD, key=key, least=least, empty=empty))


def fact(*, key: str = "") -> Any:
    """The day on which the record's fact happened: before it, there is no such record."""
    return field(metadata={**about(Absent.REQUIRED, key=key), HAPPENS: Happens.DROPS})


def happened(takes: Mapping[str, Any] | None = None, default: Any = None) -> Any:
    """A day (or days) on which something more happened; before it, it is empty and ``takes`` other fields back."""
    return field(default=default, metadata={**about(Absent.NONE), HAPPENS: Happens.EMPTIES, TAKES: dict(takes or {})})


def about(absent: Absent, *, key: str = "", least: int | None = None, empty: Any = ...) -> dict[str, Any]:
    return {ABSENT: absent, KEY: key, LEAST: least, EMPTY: empty}


def key_of(one: Field[Any]) -> str:
    """The field's name in JSON."""
    return one.metadata.get(KEY) or one.name
