"""The form of a leaf: one act on one row, as canonical JSON of less than 64 KiB.

    {"v":1, "log":origin, "seq":n, "id":"entry_…", "at":ms, "kind":"version.signed", "kv":1,
     "by":{"kind":"PERSON","p":"person_…","hat":…,"auth":[…],"via":…}, "of":"version_…",
     "state":{column: value or digest}, "docs":["sha256:…"], "c":{column: commitment},
     "occurred_on":"2026-03-20", "act":"act_…"}

``docs``, ``c``, ``occurred_on`` and empty parts of ``by`` are left out rather than written empty.
``state`` holds every proved column of the row after the act; personal values stand under ``c`` alone,
as commitments. ``seq`` and ``log`` are added when the entry is put in its place; all else is fixed by
the command.

Packed into the offline verifier, so it keeps to Python 3.9 syntax.
"""

from __future__ import annotations

import hmac
import json
import re
from functools import lru_cache
from typing import Any

from countersign.kernel.canonical import NotCanonical, canonical, from_canonical, joined, spelled

VERSION = 1
EXAMPLE = "example/"
"""How the name of a log begins whose organisation, and everything in it, is invented."""
LARGEST_LEAF = 64 * 1024 - 1
"""What fits the 16 bits that C2SP gives the length of an entry."""
ROOM_FOR_PLACE = 256
"""Kept free in an entry for the ``log`` and ``seq`` that its place adds, so that every entry can have one."""

REFERENCE = re.compile(r"^[a-z]+_[0-9a-f]{32}$")
KIND = re.compile(r"^[a-z]+\.[a-z]+(_[a-z]+)*$")
DIGEST = re.compile(r"^sha256:[0-9a-f]{64}$")
COMMITMENT = re.compile(r"^[0-9a-f]{64}$")
NO_REFERENCE = "nothing_" + "0" * 32
"""Stands where a reference will stand."""
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")

ALWAYS = frozenset({"v", "log", "seq", "id", "at", "kind", "kv", "by", "of", "state", "act"})
SOMETIMES = frozenset({"docs", "c", "occurred_on"})


class Malformed(ValueError):
    """Bytes that are no leaf of this format."""


spelled_log = lru_cache(maxsize=16)(spelled)


class Fixed:
    """An entry before it has its place: checked, and each of its parts spelled. ``body`` are its bytes."""

    __slots__ = ("body", "kind", "parts")

    def __init__(self, kind: str, parts: dict[str, str]) -> None:
        self.kind, self.parts, self.body = kind, parts, joined(parts).encode()
        if len(self.body) > LARGEST_LEAF - ROOM_FOR_PLACE:
            most = LARGEST_LEAF - ROOM_FOR_PLACE
            raise Malformed(f"an entry holds at most {most} bytes, this one has {len(self.body)}")

    def placed(self, log: str, seq: int) -> bytes:
        """The leaf's bytes."""
        return joined({**self.parts, "log": spelled_log(log), "seq": str(seq)}).encode()


class Frame:
    """What the entries of one act and kind have in common, checked and spelled once for all of them."""

    def __init__(self, common: dict[str, Any]) -> None:
        """``common``: every part of an entry but ``id``, ``of``, ``state`` and ``c``. Raises Malformed."""
        check({**common, "log": "", "seq": 0, "id": NO_REFERENCE, "of": NO_REFERENCE, "state": {}})
        self.kind = str(common["kind"])
        self.parts = {key: spelled(value, f".{key}") for key, value in common.items()}

    def fix(self, id: str, of: str, state: str, personal: dict[str, Any], salt: bytes = b"") -> Fixed:
        """One entry. ``state``: spelled. ``personal``: what it only commits to, under this salt.

        Raises Malformed for one that could never be given a place.
        """
        check_pattern("id", id, REFERENCE)
        check_pattern("of", of, REFERENCE)
        parts = {**self.parts, "id": f'"{id}"', "of": f'"{of}"', "state": state}
        if personal:
            committed = {column: f'"{commitment(salt, column, value)}"' for column, value in personal.items()}
            parts["c"] = joined(committed)
        return Fixed(self.kind, parts)


def fix(body: dict[str, Any]) -> bytes:
    """An entry's bytes before it has its place. Raises Malformed for an entry that could never be given one."""
    check({**body, "log": "", "seq": 0})
    return Fixed(body["kind"], {key: spelled(value, f".{key}") for key, value in body.items()}).body


def place(body: bytes, log: str, seq: int) -> tuple[bytes, dict[str, Any]]:
    """Give an entry its place: the body a command fixed, with ``log`` and ``seq`` added. The leaf's bytes, and read."""
    leaf = json.loads(body)
    leaf["log"], leaf["seq"] = log, seq
    check(leaf)
    data = canonical(leaf)
    if len(data) > LARGEST_LEAF:
        raise Malformed(f"a leaf holds at most {LARGEST_LEAF} bytes, this one has {len(data)}")
    return data, leaf


def commitment(salt: bytes, field: str, value: Any) -> str:
    """Bind a personal value without showing it: HMAC-SHA256 under a salt of the field's own (hex).

    The field's salt is HMAC-SHA256(salt, field), so one value can be shown and the others kept back.
    """
    return committed(field_salt(salt, field), field, value)


def committed(of_field: bytes, field: str, value: Any) -> str:
    """The same commitment, from the field's own salt: what somebody can compute who was shown this one value."""
    return hmac.digest(of_field, field.encode() + b"\x00" + canonical(value), "sha256").hex()


def opens(commitment: str, of_field: bytes, field: str, value: Any) -> bool:
    """Is this the value that the leaf committed to? ``of_field`` is the salt of this field alone."""
    return hmac.compare_digest(commitment, committed(of_field, field, value))


def field_salt(salt: bytes, field: str) -> bytes:
    """The salt that opens one field's commitment and no other."""
    return hmac.digest(salt, field.encode(), "sha256")


def read(data: bytes) -> dict[str, Any]:
    """A leaf's bytes as a dictionary. Raises Malformed and says which part is wrong."""
    if len(data) > LARGEST_LEAF:
        raise Malformed(f"longer than {LARGEST_LEAF} bytes")
    try:
        leaf = from_canonical(data)
    except NotCanonical as error:
        raise Malformed(str(error)) from error
    if not isinstance(leaf, dict):
        raise Malformed("not an object")
    check(leaf)
    return leaf


def check(leaf: dict[str, Any]) -> None:
    """Raises Malformed and says which part of a leaf is wrong."""
    check_keys(leaf)
    check_values(leaf)


def check_keys(leaf: dict[str, Any]) -> None:
    keys = set(leaf)
    if missing := sorted(ALWAYS - keys):
        raise Malformed(f"without {', '.join(missing)}")
    if strange := sorted(keys - ALWAYS - SOMETIMES):
        raise Malformed(f"with unknown {', '.join(strange)}")


def check_values(leaf: dict[str, Any]) -> None:
    for key in ("v", "seq", "at", "kv"):
        if type(leaf[key]) is not int or leaf[key] < 0:
            raise Malformed(f"{key} is not a whole number")
    if leaf["v"] != VERSION:
        raise Malformed(f"format version {leaf['v']} is not known")
    if not isinstance(leaf["log"], str):
        raise Malformed("log is not a name")
    for key in ("by", "state", "c"):
        if not isinstance(leaf.get(key, {}), dict):
            raise Malformed(f"{key} is not an object")
    if not isinstance(leaf.get("docs", []), list):
        raise Malformed("docs is not a list")
    check_patterns(leaf)


def check_patterns(leaf: dict[str, Any]) -> None:
    for key in ("id", "of", "act"):
        check_pattern(key, leaf[key], REFERENCE)
    check_pattern("kind", leaf["kind"], KIND)
    if "occurred_on" in leaf:
        check_pattern("occurred_on", leaf["occurred_on"], DAY)
    for digest in leaf.get("docs", []):
        check_pattern("docs", digest, DIGEST)
    for column, written in leaf.get("c", {}).items():
        check_pattern(f"c, {column}", written, COMMITMENT)


def check_pattern(key: str, value: Any, pattern: re.Pattern[str]) -> None:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Malformed(f"{key} is {value!r}")
