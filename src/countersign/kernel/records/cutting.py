"""As of a day: what is dated later does not exist yet (DOMAIN, 2.1 number 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_type_hints
from weakref import WeakValueDictionary

from countersign.kernel.records.fields import HAPPENS, TAKES, Happens

WHOLE: WeakValueDictionary[tuple[int, date], Any] = WeakValueDictionary()
"""Records with others in them that are the same on a day, by their identity, for as long as somebody has them."""


def cut[Record](record: Record, day: date) -> Record | None:
    """The record as it was on that day, or None when there was none yet. What is unchanged stays the same.

    A record that holds others, and is the same on that day, is not looked through twice: there may be thousands in it.
    """
    kind: Any = type(record)
    dated, others = shape(kind)
    if others and WHOLE.get((id(record), day)) is record:
        return record
    changes: dict[str, Any] = {}
    for name, happens, takes in dated:
        value = getattr(record, name)
        if isinstance(value, tuple):
            kept = tuple(one for one in value if one <= day)
            if kept != value:
                changes[name] = kept
        elif value is not None and value > day:
            if happens is Happens.DROPS:
                return None
            changes |= {name: None, **takes}
    for name in others:
        value = getattr(record, name)
        now = within(value, day)
        if now is not value:
            changes[name] = now
    if changes:
        return replace(record, **changes)  # type: ignore[type-var]
    if others:
        WHOLE[id(record), day] = record
    return record


def within(value: Any, day: date) -> Any:
    """A record or a list of records inside a record."""
    if isinstance(value, tuple):
        if is_past(value, day):
            return value
        kept = tuple(now for one in value if (now := within(one, day)) is not None)
        return value if len(kept) == len(value) and all(a is b for a, b in zip(kept, value, strict=True)) else kept
    return None if value is None else cut(value, day)


def is_past(records: tuple[Any, ...], day: date) -> bool:
    """Are these all of one kind, with none in them, and is no day of theirs to come? So it is with nearly all lists."""
    kinds = {*map(type, records)}
    if len(kinds) != 1:
        return not kinds
    dated, others = shape(kinds.pop())
    holds_some = any(any(map(attrgetter(name), records)) for name in others)
    return not holds_some and all(no_later(map(attrgetter(name), records), day) for name, *_ in dated)


def no_later(values: Iterable[Any], day: date) -> bool:
    """``values``: days, or lists of them, or None."""
    for value in values:
        latest = max(value, default=None) if isinstance(value, tuple) else value
        if latest is not None and latest > day:
            return False
    return True


@cache
def shape(kind: Any) -> tuple[tuple[tuple[str, Happens, dict[str, Any]], ...], tuple[str, ...]]:
    """Which fields of a record are dated, and which hold other records."""
    dated = tuple(
        (one.name, one.metadata[HAPPENS], one.metadata.get(TAKES, {}))
        for one in fields(kind)
        if HAPPENS in one.metadata
    )
    hints = get_type_hints(kind)
    others = (one.name for one in fields(kind) if HAPPENS not in one.metadata)
    return dated, tuple(name for name in others if holds_records(hints[name]))


def holds_records(expected: Any) -> bool:
    """Can a value of this type be a record, or a list of some?"""
    return is_dataclass(expected) or any(map(holds_records, get_args(expected)))
