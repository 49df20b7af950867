"""One record: a row as the pack shows it, and the newest leaf about it, which it must fit column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from countersign.kernel.canonical import NotCanonical, canonical, from_canonical
from countersign.kernel.digests import digest_text, digest_value
from countersign.ledger.format import opens
from countersign.ledger.verify import Problem

SALT = re.compile("[0-9a-f]{64}")


class BadRecord(ValueError):
    """A line that is no record. The text completes "line 3 …"."""


@dataclass(frozen=True)
class Record:
    """A row: what it is, the leaf it was shown from, its columns, and the personal values that are opened."""

    of: str
    leaf: int
    state: dict[str, Any]
    people: dict[str, dict[str, Any]]

    @property
    def noun(self) -> str:
        return self.of.rpartition("_")[0]

    @property
    def where(self) -> str:
        return f"records/{self.noun}.jsonl, {self.of}"


def read_record(line: bytes) -> Record:
    """Raises BadRecord and says what is wrong."""
    try:
        told = from_canonical(line)
    except NotCanonical as error:
        raise BadRecord(f"is not canonical JSON: {error}") from error
    if not isinstance(told, dict) or told.keys() != {"of", "leaf", "state", "people"}:
        raise BadRecord("has other parts than of, leaf, state and people")
    check_parts(told)
    return Record(**told)


def check_parts(told: dict[str, Any]) -> None:
    if not isinstance(told["of"], str) or type(told["leaf"]) is not int or told["leaf"] < 0:
        raise BadRecord("does not say which row and leaf it is about")
    if not isinstance(told["state"], dict) or not isinstance(told["people"], dict):
        raise BadRecord("has a state or people that are no objects")
    for column, opening in told["people"].items():
        check_opening(column, opening)


def check_opening(column: str, opening: Any) -> None:
    if not isinstance(opening, dict) or opening.keys() != {"value", "salt"}:
        raise BadRecord(f"opens {column} otherwise than with a value and a salt")
    if not isinstance(opening["salt"], str) or not SALT.fullmatch(opening["salt"]):
        raise BadRecord(f"has a salt for {column} that is not 64 hexadecimal digits")


def compare(record: Record, leaf: dict[str, Any]) -> Iterator[Problem]:
    """The record against its leaf: every column shown and true, every opened value the one committed to."""
    state, commitments = leaf["state"], leaf.get("c", {})
    for column in sorted(state.keys() - record.state.keys()):
        yield Problem("RECORD-COLUMN", record.where, f"does not show {column}, of which leaf {record.leaf} speaks")
    for column in sorted(record.state.keys() - state.keys()):
        yield Problem("RECORD-COLUMN", record.where, f"shows {column}, of which leaf {record.leaf} says nothing")
    for column in sorted(record.state.keys() & state.keys()):
        if not says_the_same(record.state[column], state[column]):
            yield Problem("RECORD-VALUE", record.where, f"shows another {column} than leaf {record.leaf} states")
    for column, opening in record.people.items():
        if column not in commitments:
            yield Problem("RECORD-OPENING", record.where, f"opens {column}; leaf {record.leaf} commits to none")
        elif not opens(commitments[column], bytes.fromhex(opening["salt"]), column, opening["value"]):
            yield Problem("RECORD-OPENING", record.where, f"opens {column}; leaf {record.leaf} commits to another")


def says_the_same(shown: Any, stated: Any) -> bool:
    """Is this the value that the leaf states, or the text or value whose digest it states?"""
    return equal(shown, stated) or (isinstance(stated, str) and digested(shown) == stated)


def equal(one: Any, other: Any) -> bool:
    """The same JSON: Python alone takes true for 1."""
    if isinstance(one, (dict, list)):
        return canonical(one) == canonical(other)
    return type(one) is type(other) and bool(one == other)


def digested(value: Any) -> str:
    """What a leaf states for a text or value that it does not show."""
    return digest_text(value) if isinstance(value, str) else digest_value(value)
