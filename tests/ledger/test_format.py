from __future__ import annotations

import hashlib
import hmac
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.canonical import canonical, from_canonical
from countersign.ledger.format import (
    LARGEST_LEAF,
    ROOM_FOR_PLACE,
    Malformed,
    commitment,
    field_salt,
    fix,
    opens,
    place,
    read,
)

SOME = "0" * 31 + "1"
LEAF: dict[str, Any] = {
    "v": 1,
    "log": "log-1/0123",
    "seq": 3,
    "id": f"entry_{SOME}",
    "at": 1767603600000,
    "kind": "person.entered",
    "kv": 1,
    "by": {"kind": "PERSON", "p": f"person_{SOME}"},
    "of": f"person_{SOME}",
    "state": {"revision": 1, "left_on": None},
    "act": f"act_{SOME}",
    "docs": ["sha256:" + "a" * 64],
    "c": {"name": "b" * 64},
    "occurred_on": "2026-01-05",
}
BODY = {key: value for key, value in LEAF.items() if key not in ("log", "seq")}


def test_read_gives_the_leaf() -> None:
    assert read(canonical(LEAF)) == LEAF


@pytest.mark.parametrize("key", ["docs", "c", "occurred_on"])
def test_read_when_a_part_that_may_miss_is_missing_gives_the_leaf(key: str) -> None:
    without = {name: value for name, value in LEAF.items() if name != key}
    assert read(canonical(without)) == without


@pytest.mark.parametrize("key", sorted(LEAF.keys() - {"docs", "c", "occurred_on"}))
def test_read_when_a_part_is_missing_names_it(key: str) -> None:
    with pytest.raises(Malformed, match=f"without {key}"):
        read(canonical({name: value for name, value in LEAF.items() if name != key}))


def test_read_when_there_is_an_unknown_part_names_it() -> None:
    with pytest.raises(Malformed, match="with unknown a, z"):
        read(canonical({**LEAF, "z": 1, "a": 1}))


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("v", 2, "format version 2 is not known"),
        ("v", True, "v is not a whole number"),
        ("v", "1", "v is not a whole number"),
        ("seq", -1, "seq is not a whole number"),
        ("seq", None, "seq is not a whole number"),
        ("at", "now", "at is not a whole number"),
        ("kv", False, "kv is not a whole number"),
        ("log", 5, "log is not a name"),
        ("id", SOME, "id is "),
        ("id", f"entry_{SOME}\n", "id is "),
        ("of", f"person_{SOME.replace('1', 'G')}", "of is "),
        ("of", None, "of is "),
        ("act", f"act_{SOME}0", "act is "),
        ("kind", "person", "kind is "),
        ("kind", "person.entered\n", "kind is "),
        ("kind", "Person.entered", "kind is "),
        ("occurred_on", "5 January 2026", "occurred_on is "),
        ("occurred_on", "2026-01-05\n", "occurred_on is "),
        ("occurred_on", "\u0662026-01-05", "occurred_on is "),
        ("occurred_on", 20260105, "occurred_on is "),
        ("by", [], "by is not an object"),
        ("state", None, "state is not an object"),
        ("c", ["b" * 64], "c is not an object"),
        ("c", None, "c is not an object"),
        ("c", {"name": "short"}, "c, name is 'short'"),
        ("c", {"name": None}, "c, name is None"),
        ("docs", {"a": "sha256:" + "a" * 64}, "docs is not a list"),
        ("docs", "sha256:" + "a" * 64, "docs is not a list"),
        ("docs", None, "docs is not a list"),
        ("docs", 7, "docs is not a list"),
        ("docs", ["a" * 64], "docs is "),
        ("docs", [1], "docs is 1"),
    ],
)
def test_read_when_a_part_is_wrong_names_it(key: str, value: Any, says: str) -> None:
    with pytest.raises(Malformed, match=says):
        read(canonical({**LEAF, key: value}))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON"),
        (b'{"v":' + b"1" * 5000 + b"}", "not JSON"),
        (b'{"v": 1}', "not in canonical form"),
        (b"[]", "not an object"),
        (b"1.5", "float"),
        (b'"' + b"a" * LARGEST_LEAF + b'"', "longer than 65535 bytes"),
    ],
)
def test_read_when_it_is_no_leaf_at_all_says_why(data: bytes, says: str) -> None:
    with pytest.raises(Malformed, match=says):
        read(data)


@given(
    st.sampled_from(sorted(LEAF)),
    st.recursive(st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3), st.lists),
)
def test_read_when_a_part_is_anything_reads_it_or_says_malformed(key: str, value: Any) -> None:
    with suppress(Malformed):
        assert read(canonical({**LEAF, key: value}))[key] == value


def test_place_adds_the_log_and_the_number_and_changes_nothing_else() -> None:
    data, placed = place(fix(BODY), "log-2/0123", 9)
    assert from_canonical(data) == placed == {**LEAF, "log": "log-2/0123", "seq": 9}


def test_place_when_what_waits_is_no_entry_refuses_it() -> None:
    with pytest.raises(Malformed, match="without of"):
        place(canonical({key: value for key, value in BODY.items() if key != "of"}), "log-2/0123", 9)


def test_fix_when_an_entry_is_as_long_as_may_be_can_always_be_placed() -> None:
    longest = fix({**BODY, "state": {"x": "a" * room_for_a_text()}})
    placed, _ = place(longest, "l" * 120, 2**53 - 1)
    assert LARGEST_LEAF - ROOM_FOR_PLACE == len(longest) < len(placed) <= LARGEST_LEAF
    read(placed)


def test_fix_when_an_entry_is_too_long_is_refused() -> None:
    with pytest.raises(Malformed, match="at most 65279 bytes, this one has 65280"):
        fix({**BODY, "state": {"x": "a" * (room_for_a_text() + 1)}})


def room_for_a_text() -> int:
    return LARGEST_LEAF - ROOM_FOR_PLACE - len(fix({**BODY, "state": {"x": ""}}))


def test_place_when_the_leaf_would_be_too_long_is_refused() -> None:
    with pytest.raises(Malformed, match="a leaf holds at most 65535 bytes"):
        place(canonical({**BODY, "state": {"x": "a" * LARGEST_LEAF}}), "log-1/0123", 1)


def test_fix_when_an_entry_is_malformed_names_the_part() -> None:
    with pytest.raises(Malformed, match="of is 'nobody'"):
        fix({**BODY, "of": "nobody"})


def test_commitment_is_hmac_under_a_salt_of_the_field() -> None:
    salt = bytes(range(32))
    own = hmac.digest(salt, b"name", hashlib.sha256)
    assert field_salt(salt, "name") == own
    assert commitment(salt, "name", "Ola") == hmac.new(own, b'name\x00"Ola"', hashlib.sha256).hexdigest()


def test_commitment_when_field_value_or_salt_differs_differs() -> None:
    salt = bytes(32)
    told = [(salt, "name", "Ola"), (salt, "title", "Ola"), (salt, "name", "Ola "), (bytes([1] * 32), "name", "Ola")]
    assert len({commitment(*one) for one in told}) == 4
    assert commitment(salt, "a", "1") != commitment(salt, "a", 1)


def test_opens_when_value_field_and_its_own_salt_fit_is_true_and_otherwise_false() -> None:
    salt = bytes(range(32))
    committed, own = commitment(salt, "name", "Ola"), field_salt(salt, "name")
    assert opens(committed, own, "name", "Ola")
    for told in ((salt, "name", "Ola"), (own, "title", "Ola"), (own, "name", "Ola "), (own, "name", ["Ola"])):
        assert not opens(committed, *told)
    assert not opens(commitment(bytes(32), "name", "Ola"), own, "name", "Ola")
