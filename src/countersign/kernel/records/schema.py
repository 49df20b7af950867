"""The JSON Schema of a record (draft 2020-12). ``x-absent`` says of each key what its absence means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from countersign.kernel.records.fields import ABSENT, LEAST, Absent
from countersign.kernel.records.reading import shape
from countersign.kernel.records.writing import plain

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "description": "YYYY-MM-DD; anything shorter counts as not recorded"},
}


def schema(kind: Any, *, id: str, title: str) -> dict[str, Any]:
    """The schema of a whole file."""
    found: dict[str, Any] = {}
    root = described(kind, found)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": id,
        "title": title,
        **found.pop(kind.__name__, root),
        "$defs": dict(sorted(found.items())),
    }


def described(kind: Any, found: dict[str, Any]) -> dict[str, Any]:
    """A reference to a record's description, which is added to ``found`` once."""
    if kind.__name__ not in found:
        found[kind.__name__] = {}
        properties, needed = {}, []
        for name, key, expected, metadata, _ in shape(kind):
            absent = metadata.get(ABSENT, Absent.NONE)
            properties[key] = {**typed(expected, found), **limits(metadata), **absence(kind, name, absent)}
            if absent is Absent.REQUIRED:
                needed.append(key)
                properties[key].pop("x-absent")
            else:
                properties[key] = nullable(properties[key])
        found[kind.__name__] = {
            "type": "object",
            "description": (kind.__doc__ or "").split("\n\n", maxsplit=1)[0].replace("\n", " "),
            "properties": properties,
            "required": needed,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def typed(expected: Any, found: dict[str, Any]) -> dict[str, Any]:
    """What a value of this type looks like in JSON."""
    origin = get_origin(expected)
    if origin in (UnionType, Union):
        kinds = [typed(kind, found) for kind in get_args(expected) if kind is not NoneType]
        return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if origin is tuple:
        return {"type": "array", "items": typed(get_args(expected)[0], found)}
    if origin is Literal:
        return {"type": "string", "enum": list(get_args(expected))}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": typed(get_args(expected)[1], found)}
    return described(expected, found) if is_dataclass(expected) else dict(PLAIN[expected])


def limits(metadata: Mapping[str, Any]) -> dict[str, Any]:
    return {} if metadata.get(LEAST) is None else {"minimum": metadata[LEAST]}


def absence(kind: Any, name: str, absent: Absent) -> dict[str, Any]:
    default = getattr(kind, name, None)
    if absent is Absent.STANDARD:
        return {"x-absent": "standard", "default": plain(default)}
    return {"x-absent": absent.value}


def nullable(written: dict[str, Any]) -> dict[str, Any]:
    """Null means the same as absence."""
    beside = {key: value for key, value in written.items() if key in ("x-absent", "default")}
    inner = {key: value for key, value in written.items() if key not in beside}
    return {"anyOf": [inner, {"type": "null"}, {"const": ""}], **beside}
