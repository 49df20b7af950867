"""Records into JSON: what is absent is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from countersign.kernel.records.fields import EMPTY, key_of


def write(record: Any) -> dict[str, Any]:
    """A record as a JSON object that reads back as the same record."""
    return {
        key_of(one): plain(value)
        for one in fields(record)
        if one.init and not left_out(value := getattr(record, one.name), one.default, one.metadata)
    }


def left_out(value: Any, default: Any, metadata: Mapping[str, Any]) -> bool:
    """Is this what a reader would make of nothing?"""
    if value is None:
        return default is None or metadata.get(EMPTY, ...) is not None
    return default is not MISSING and type(value) is type(default) and bool(value == default)


def plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return write(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value
