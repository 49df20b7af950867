from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from countersign.ledger.keys import check
from countersign.ledger.note import DASH, BadNote, Checkpoint, VerificationKey, open_checkpoint, read_key, sign

LOG = "log-1/0123"
STATE = Checkpoint(LOG, 7, bytes(range(32)))


def key_pair(name: str, seed: int) -> tuple[VerificationKey, Ed25519PrivateKey]:
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return VerificationKey(name, private.public_key().public_bytes_raw()), private


KEY, PRIVATE = key_pair(LOG, 1)
NOTE = sign(STATE, KEY, PRIVATE.sign)
BODY, SIGNATURE = NOTE.split("\n\n")


def signed(body: str, key: VerificationKey = KEY, private: Ed25519PrivateKey = PRIVATE) -> str:
    """Any text with a true signature under it."""
    return f"{body}\n{line(key.name, key.hint + private.sign(body.encode()))}"


def line(name: str, signature: bytes) -> str:
    return f"{DASH} {name} {base64.b64encode(signature).decode()}\n"


def test_open_checkpoint_reads_what_was_signed() -> None:
    assert open_checkpoint(NOTE, KEY, check) == STATE


def test_sign_writes_three_lines_a_gap_and_a_signature() -> None:
    assert NOTE.startswith(f"{LOG}\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n{DASH} {LOG} ")
    assert NOTE.endswith("\n")
    assert NOTE.count("\n") == 5


def test_open_checkpoint_when_others_signed_too_takes_ours() -> None:
    witness, theirs = key_pair("witness.example", 2)
    other = line(witness.name, witness.hint + theirs.sign((BODY + "\n").encode()))
    assert open_checkpoint(f"{BODY}\n\n{other}{SIGNATURE}{other}", KEY, check) == STATE


def test_open_checkpoint_when_it_has_extension_lines_passes_them_over() -> None:
    assert open_checkpoint(signed(STATE.body() + "Timestamp: 1679349379012118479\nmore\n"), KEY, check) == STATE


def test_open_checkpoint_when_an_extension_line_was_added_after_signing_is_refused() -> None:
    with pytest.raises(BadNote, match=f"the signature of {LOG} is false"):
        open_checkpoint(f"{BODY}\nmore\n\n{SIGNATURE}", KEY, check)


def test_open_checkpoint_when_one_of_two_signatures_of_ours_is_false_is_refused() -> None:
    false = line(LOG, KEY.hint + bytes(64))
    for signatures in (SIGNATURE + false, false + SIGNATURE):
        with pytest.raises(BadNote, match="is false"):
            open_checkpoint(f"{BODY}\n\n{signatures}", KEY, check)


def test_open_checkpoint_when_signed_with_another_key_is_refused() -> None:
    other, private = key_pair(LOG, 3)
    with pytest.raises(BadNote, match=f"not signed by {LOG} with the key {KEY.hint.hex()}"):
        open_checkpoint(sign(STATE, other, private.sign), KEY, check)
    with pytest.raises(BadNote, match="is false"):
        open_checkpoint(f"{BODY}\n\n{line(LOG, KEY.hint + private.sign((BODY + chr(10)).encode()))}", KEY, check)


def test_open_checkpoint_when_signed_under_another_name_is_refused() -> None:
    with pytest.raises(BadNote, match="not signed by"):
        open_checkpoint(f"{BODY}\n\n{line('log-2/0123', KEY.hint + PRIVATE.sign(BODY.encode()))}", KEY, check)


def test_open_checkpoint_when_it_is_of_another_log_is_refused() -> None:
    with pytest.raises(BadNote, match=f"a checkpoint of log-2/0123, signed by {LOG}"):
        open_checkpoint(signed(replace(STATE, origin="log-2/0123").body()), KEY, check)


def test_open_checkpoint_when_any_character_changes_is_refused() -> None:
    """Except in the two unused bits of the last letter before ``=``, which carry nothing."""
    unused = {at - 1 for at in (NOTE.index("=\n"), NOTE.rindex("=\n"))}
    for place in range(len(NOTE)):
        if place not in unused:
            changed = "A" if NOTE[place] != "A" else "B"
            with pytest.raises(BadNote):
                open_checkpoint(NOTE[:place] + changed + NOTE[place + 1 :], KEY, check)


def test_open_checkpoint_when_cut_off_is_refused() -> None:
    for length in range(len(NOTE)):
        with pytest.raises(BadNote):
            open_checkpoint(NOTE[:length], KEY, check)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (f"{LOG}\n7\n", "three lines"),
        ("\n7\nAAAA\n", "three lines"),
        (f"{LOG}\n07\nAAAA\n", "decimal number"),
        (f"{LOG}\n-7\nAAAA\n", "decimal number"),
        (f"{LOG}\n\u0667\nAAAA\n", "decimal number"),
        (f"{LOG}\n{'7' * 5000}\nAAAA\n", "decimal number"),
        (f"{LOG}\n7\nAAAA\n", "32 bytes"),
        (f"{LOG}\n7\nAA!A\n", "is base64"),
        (f"{LOG}\n7\nAA\u00e9A\n", "is base64"),
    ],
)
def test_open_checkpoint_when_the_signed_text_is_no_checkpoint_says_why(body: str, says: str) -> None:
    with pytest.raises(BadNote, match=says):
        open_checkpoint(signed(body), KEY, check)


@pytest.mark.parametrize(
    ("note", "says"),
    [
        (BODY, "ends with a blank line and its signatures"),
        (f"{BODY}\n\n{SIGNATURE[:-1]}", "ends with a blank line and its signatures"),
        (f"{BODY}\n\n\n", "ends with a blank line and its signatures"),
        (f"{BODY}\n\n- {LOG} AAAAAAAA\n", "not a signature line"),
        (f"{BODY}\n\n{DASH}  AAAAAAAA\n", "not a signature line"),
        (f"{BODY}\n\n{DASH} {LOG} AAAAAAAA more\n", "not a signature line"),
        (f"{BODY}\n\n{DASH} {LOG} AAA\n", "is not base64"),
        (f"{BODY}\n\n{DASH} {LOG} AAA\u00e9\n", "is not base64"),
        (f"{BODY}\n\n{DASH} {LOG} AAAA\n", "too short"),
    ],
)
def test_open_checkpoint_when_it_is_no_signed_note_says_why(note: str, says: str) -> None:
    with pytest.raises(BadNote, match=says):
        open_checkpoint(note, KEY, check)


def test_read_key_reads_what_is_told_to_auditors() -> None:
    assert read_key(str(KEY)) == KEY
    assert read_key(f"  {KEY}\n") == KEY


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "name\\+hash\\+base64"),
        (f"{LOG}+00000000", "name\\+hash\\+base64"),
        (f"{LOG}+00000000+AA\u00e9A", "name\\+hash\\+base64"),
        (f"{LOG}+00000000+AAAA", "not an Ed25519 verification key"),
        (str(KEY).removeprefix(LOG), "not an Ed25519 verification key"),
        (f"{LOG}+{KEY.hint.hex()}+{base64.b64encode(bytes([4]) + KEY.public).decode()}", "not an Ed25519"),
        (str(KEY).replace(LOG, "log-2/0123"), "its hash does not fit"),
        (f"{LOG}+00000000+{base64.b64encode(bytes([1]) + KEY.public).decode()}", "its hash does not fit"),
    ],
)
def test_read_key_when_damaged_says_why(written: str, says: str) -> None:
    with pytest.raises(BadNote, match=says):
        read_key(written)


def test_check_when_the_key_or_signature_is_no_such_thing_is_false() -> None:
    assert check(KEY.public, PRIVATE.sign(b"text"), b"text")
    assert not check(KEY.public, PRIVATE.sign(b"text"), b"Text")
    assert not check(KEY.public, b"", b"text")
    assert not check(b"short", PRIVATE.sign(b"text"), b"text")
