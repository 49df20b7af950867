from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from verifier.ed25519 import NEUTRAL, L, P, add, check, decode, double, encode, minus, multiples, of_base

VECTORS = json.loads((Path(__file__).parent / "vectors" / "ed25519_test.json").read_text())
CASES = [(group["publicKey"]["pk"], case) for group in VECTORS["testGroups"] for case in group["tests"]]


def openssl_says(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def test_there_are_as_many_vectors_as_their_file_says() -> None:
    assert len(CASES) == VECTORS["numberOfTests"] == 151


@pytest.mark.parametrize(("public", "case"), CASES, ids=[f"tc{case['tcId']}" for _, case in CASES])
def test_check_answers_wycheproof(public: str, case: dict[str, Any]) -> None:
    answer = check(bytes.fromhex(public), bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
    assert answer is (case["result"] == "valid")


@hypothesis(max_examples=60)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.integers(0, 767), st.booleans())
def test_check_when_a_bit_is_turned_agrees_with_openssl(seed: bytes, message: bytes, bit: int, turn: bool) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    together = bytearray(public + signature)
    if turn:
        together[bit // 8] ^= 1 << bit % 8
    told = bytes(together[:32]), bytes(together[32:]), message
    assert check(*told) is openssl_says(*told) is (not turn)


@hypothesis(max_examples=30)
@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64), st.binary(max_size=50))
def test_check_when_everything_is_random_agrees_with_openssl(public: bytes, signature: bytes, message: bytes) -> None:
    """Mostly False; zeros are a key of small order, and both take them for the signature of every fourth message."""
    assert check(public, signature, message) is openssl_says(public, signature, message)


def small_order_points() -> list[bytes]:
    """The eight points of small order, each as its one spelling."""
    found, chance = {encode(NEUTRAL)}, Random(8032)  # noqa: S311 (no secret)
    while len(found) < 8:
        point = decode(chance.randbytes(32))
        if point is not None:
            found.add(encode(times(point, L)))
    return sorted(found)


def times(point: tuple[int, int, int, int], factor: int) -> tuple[int, int, int, int]:
    reached = NEUTRAL
    for bit in bin(factor)[2:]:
        reached = double(reached)
        if bit == "1":
            reached = add(reached, point)
    return reached


def test_check_when_key_and_r_are_of_small_order_agrees_with_openssl() -> None:
    points = small_order_points()
    accepted = 0
    for public, r, message in product(points, points, (b"a", b"b", b"c")):
        told = public, r + bytes(32), message
        assert check(*told) is openssl_says(*told)
        accepted += check(*told)
    assert accepted, "without the cofactor some of these hold, as they do in OpenSSL"


def test_check_when_s_is_not_below_the_order_is_false() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"x")
    larger = int.from_bytes(signature[32:], "little") + L
    assert check(public, signature, b"x")
    assert not check(public, signature[:32] + larger.to_bytes(32, "little"), b"x")


@pytest.mark.parametrize("extra", range(19))
@pytest.mark.parametrize("sign", [0, 1])
def test_decode_when_y_is_not_below_p_gives_nothing(extra: int, sign: int) -> None:
    assert decode((P + extra | sign << 255).to_bytes(32, "little")) is None


def test_decode_when_x_is_zero_and_negative_gives_nothing() -> None:
    assert decode((1).to_bytes(32, "little")) == (0, 1, 1, 0)
    assert decode((1 | 1 << 255).to_bytes(32, "little")) is None
    assert decode((P - 1 | 1 << 255).to_bytes(32, "little")) is None


@pytest.mark.parametrize(("key", "signature"), [(31, 64), (33, 64), (32, 63), (32, 65), (0, 0)])
def test_check_when_a_length_is_wrong_is_false(key: int, signature: int) -> None:
    assert not check(bytes(key), bytes(signature), b"")


def test_the_base_point_has_its_order_and_its_multiples() -> None:
    base = of_base()[1]
    assert encode(times(base, L)) == encode(NEUTRAL)
    assert encode(base).hex() == "58" + "66" * 31
    assert encode(add(of_base()[15], minus(base))) == encode(of_base()[14])
    assert [encode(one) for one in multiples(base)] == [encode(times(base, factor)) for factor in range(16)]
    assert encode(double(base)) == encode(add(base, base))
