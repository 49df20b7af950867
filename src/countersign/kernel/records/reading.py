"""JSON into records. Whatever does not fit is said in one sentence: where, what, and what is expected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from countersign.kernel.records.fields import ABSENT, EMPTY, LEAST, Absent, key_of
from countersign.kernel.words import Words, say

PART_OF_A_DATE = re.compile(r"\d{4}(-\d{1,2})?")
"""A year, or a year and a month: not a full date, so not recorded (DOMAIN, 2.2)."""

LARGEST = 10**12

NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", date: "a date, YYYY-MM-DD"}


class Unusable(ValueError):
    """Something in the input cannot be read. ``words`` says where and what."""

    def __init__(self, words: Words) -> None:
        super().__init__(str(words))
        self.words = words


def read[Record](kind: type[Record], value: Any, where: str = "") -> Record:
    """Make a record from a JSON object. Unknown keys are passed over. Raises Unusable."""
    if not isinstance(value, Mapping):
        raise Unusable(say("{where} is not an object.", where=where or "The file"))
    given, declared = {}, cast(Any, kind)
    for name, key, expected, metadata, optional in shape(declared):
        present = value.get(key)
        if present is None or present == "":
            if metadata.get(ABSENT) is Absent.REQUIRED:
                raise Unusable(say("{where} is missing.", where=path(where, key)))
            if key in value and metadata.get(EMPTY, ...) is not ...:
                given[name] = metadata[EMPTY]
            continue
        read_value = one(expected, present, path(where, key))
        if read_value is None and metadata.get(ABSENT) is Absent.REQUIRED:
            raise Unusable(say("{where} is {value}, not a full date.", where=path(where, key), value=repr(present)))
        check_least(read_value, metadata.get(LEAST), path(where, key))
        if read_value is not None or optional:
            given[name] = read_value
    try:
        return kind(**given)
    except ValueError as error:
        raise Unusable(say("{where}: {problem}", where=where or "The file", problem=str(error))) from error


def one(expected: Any, value: Any, where: str) -> Any:
    """A value of the expected type; None for a date that is not a full one."""
    origin = get_origin(expected)
    if origin in (UnionType, Union):
        return one_of(expected, value, where)
    if origin is tuple:
        return tuple(many(get_args(expected)[0], value, where))
    if origin is Literal:
        return chosen(get_args(expected), value, where)
    if origin is not None and issubclass(origin, Mapping):
        return mapped(get_args(expected)[1], value, where)
    if is_dataclass(expected) and isinstance(expected, type):
        return read(expected, value, where)
    return plain(expected, value, where)


def one_of(expected: Any, value: Any, where: str) -> Any:
    """``X | None``, or a value that may come in two forms (a flag or a text; one text or a list)."""
    kinds = [kind for kind in get_args(expected) if kind is not NoneType]
    if len(kinds) == 1:
        return one(kinds[0], value, where)
    fitting = next((kind for kind in kinds if isinstance(value, JSON_OF.get(get_origin(kind) or kind, ()))), None)
    if fitting is None:
        raise Unusable(
            say("{where} is {value}, which is none of the forms it may have.", where=where, value=brief(value))
        )
    return one(fitting, value, where)


JSON_OF: dict[Any, type] = {bool: bool, str: str, tuple: list}


def many(kind: Any, value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise Unusable(say("{where} is not a list.", where=where))
    found = [one(kind, item, f"{where}[{place}]") for place, item in enumerate(value)]
    check_unique([getattr(item, "id", None) for item in found], where)
    return [item for item in found if item is not None]


def mapped(kind: Any, value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise Unusable(say("{where} is not an object.", where=where))
    return {key: one(kind, item, path(where, key)) for key, item in value.items() if item is not None}


def chosen(choices: tuple[Any, ...], value: Any, where: str) -> Any:
    if value not in choices:
        raise Unusable(
            say("{where} is {value}; it may be {choices}.", where=where, value=brief(value), choices=", ".join(choices))
        )
    return value


def plain(expected: Any, value: Any, where: str) -> Any:
    """Text, number, flag or date."""
    if expected is date:
        return day(value, where)
    if isinstance(value, (int, float)) and not -LARGEST <= value <= LARGEST:
        raise Unusable(say("{where} is {value}, which is too large a number.", where=where, value=brief(value)))
    if expected is float and type(value) in (int, float):
        return value
    if expected is int and type(value) is float and value.is_integer():
        return int(value)
    if type(value) is not expected:
        raise Unusable(
            say(
                "{where} is {value}; {expected} is expected.", where=where, value=brief(value), expected=NAMES[expected]
            )
        )
    return value


def day(value: Any, where: str) -> date | None:
    if isinstance(value, str) and PART_OF_A_DATE.fullmatch(value):
        return None
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Unusable(say("{where} is {value}, not a date of the form YYYY-MM-DD.", where=where, value=brief(value)))


def check_least(value: Any, least: int | None, where: str) -> None:
    if least is not None and value is not None and value < least:
        raise Unusable(say("{where} is {value}; it must be at least {least}.", where=where, value=value, least=least))


def check_unique(ids: list[Any], where: str) -> None:
    seen = set()
    for id in ids:
        if id is not None and id in seen:
            raise Unusable(say("{where}: {id} stands there twice.", where=where, id=repr(id)))
        seen.add(id)


@cache
def shape(kind: Any) -> tuple[tuple[str, str, Any, Mapping[str, Any], bool], ...]:
    """(name, key in JSON, type, metadata, has a default) of every field that is read."""
    hints = get_type_hints(kind)
    return tuple(
        (one.name, key_of(one), hints[one.name], one.metadata, one.default is not MISSING)
        for one in fields(kind)
        if one.init
    )


def path(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def brief(value: Any) -> str:
    written = repr(value)
    return written if len(written) <= 60 else written[:57] + "..."
