from __future__ import annotations

import hashlib

from countersign.kernel.digests import digest, digest_text, digest_value


def test_digest_is_sha_256_in_hexadecimal() -> None:
    assert digest(b"abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_digest_text_when_the_look_is_the_same_keeps_every_byte() -> None:
    composed, apart = "\u00e9", "e\u0301"
    assert digest_text(composed) == "sha256:" + hashlib.sha256(b"\xc3\xa9").hexdigest()
    assert len({digest_text(text) for text in (composed, apart, f" {composed}", f"{composed}\n")}) == 4


def test_digest_value_when_keys_stand_in_another_order_is_the_same() -> None:
    assert digest_value({"a": 1, "b": [True, None]}) == digest_value({"b": [True, None], "a": 1})
    assert digest_value({"a": 1}) == digest(b'{"a":1}')
