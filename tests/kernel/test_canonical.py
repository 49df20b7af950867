from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.canonical import LARGEST, NotCanonical, canonical, from_canonical, joined, spelled

KEYS = st.text(st.characters(max_codepoint=0x7F), max_size=8)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-LARGEST, LARGEST),
    st.text(st.characters(exclude_categories=["Cs"])),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=20,
)


@given(VALUES)
def test_canonical_is_rfc_8785(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(VALUES)
def test_from_canonical_reads_back_what_canonical_wrote(value: Any) -> None:
    assert from_canonical(canonical(value)) == value


@given(st.dictionaries(st.from_regex(r"[A-Za-z_]{1,8}", fullmatch=True), VALUES, max_size=5))
def test_an_object_joined_from_its_members_is_spelled_like_the_whole(value: dict[str, Any]) -> None:
    assert joined({key: spelled(member) for key, member in value.items()}).encode() == canonical(value)


@pytest.mark.parametrize(
    "value", ['\u2028\x7f/\\"\b\f\n\r\t\x00\x1f', "\U0001f512 é e\u0301", {"b": 1, "a": 2, "A": 3, "": 4}]
)
def test_canonical_is_rfc_8785_where_spellings_differ(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"a": 1.0}, "$.a: float"),
        (float("nan"), "$: float"),
        ({"a": [0, 2**53]}, r"$.a[1]: whole numbers"),
        (-(2**53), "$: whole numbers"),
        ({"é": 1}, "$: keys are ASCII"),
        ({"a": {1: 1}}, "$.a: keys are ASCII"),
        (["\ud800"], "$[0]: a lone surrogate"),
        ({"a": b"bytes"}, "$.a: bytes"),
        ({"a": {1, 2}}, "$.a: set"),
        ({"a": object()}, "$.a: object"),
    ],
)
def test_canonical_when_outside_the_domain_names_the_place(value: Any, place: str) -> None:
    with pytest.raises(NotCanonical) as refused:
        canonical(value)
    assert str(refused.value).startswith(place)


def test_canonical_when_nested_too_deeply_is_refused() -> None:
    value: Any = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(NotCanonical, match="too deeply"):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1}\n',
        b'"\\u00e9"',
        b'"\\/"',
        b"1.0",
        b"1e3",
        b"-0",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b"01",
        b"\xef\xbb\xbf1",
        b"1\x00",
        '{"a":1}'.encode("utf-16"),
        b'"\xed\xa0\x80"',
        b"\xff",
        b"",
        b"1" * 5000,
        b"[" * 100_000 + b"]" * 100_000,
        '{"é":1}'.encode(),
    ],
    ids=range(22),
)
def test_from_canonical_when_spelt_otherwise_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        from_canonical(data)


@given(VALUES, st.integers(0, 3))
def test_from_canonical_when_written_with_other_spaces_is_refused(value: Any, indent: int) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=False).encode()
    if data != canonical(value):
        with pytest.raises(NotCanonical):
            from_canonical(data)


@given(st.binary(max_size=60))
def test_from_canonical_when_given_anything_reads_it_or_refuses(data: bytes) -> None:
    try:
        value = from_canonical(data)
    except NotCanonical:
        return
    assert canonical(value) == data
