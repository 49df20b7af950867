"""Signed notes and checkpoints, as C2SP specifies them (signed-note, tlog-checkpoint).

Signing and checking a signature are passed in, so that this module needs nothing but the standard
library: the product hands in ``cryptography``, the offline verifier its own arithmetic.
Python 3.9 syntax: packed into the offline verifier.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

ED25519 = b"\x01"
DASH = "\u2014"
DECIMAL = re.compile("0|[1-9][0-9]{0,18}")
"""How C2SP writes sizes and indices: one spelling, in 63 bits."""

Check = Callable[[bytes, bytes, bytes], bool]
"""``check(public key, signature, message)``: Ed25519, RFC 8032."""


class BadNote(ValueError):
    """A text that is no signed note, or not one signed by the key we were told."""


@dataclass(frozen=True)
class VerificationKey:
    """A log's public key with its name: ``<name>+<key hash, 8 hex>+<base64 of 0x01 ‖ public key>``."""

    name: str
    public: bytes

    @property
    def hint(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.hint.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"


def read_key(written: str) -> VerificationKey:
    """Read a verification key. Raises BadNote when the parts do not fit one another."""
    try:
        name, hint, encoded = written.strip().split("+", 2)
        decoded = base64.b64decode(encoded, validate=True)
    except ValueError as error:
        raise BadNote("a verification key has the form name+hash+base64") from error
    if not name or len(decoded) != 33 or decoded[:1] != ED25519:
        raise BadNote("this is not an Ed25519 verification key")
    key = VerificationKey(name, decoded[1:])
    if key.hint.hex() != hint:
        raise BadNote("the verification key is damaged: its hash does not fit")
    return key


@dataclass(frozen=True)
class Checkpoint:
    """What a log stands for at one moment: its origin, its size and its root."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def sign(checkpoint: Checkpoint, key: VerificationKey, signer: Callable[[bytes], bytes]) -> str:
    """A checkpoint as a signed note."""
    body = checkpoint.body()
    signature = base64.b64encode(key.hint + signer(body.encode())).decode()
    return f"{body}\n{DASH} {key.name} {signature}\n"


def open_checkpoint(note: str, key: VerificationKey, check: Check) -> Checkpoint:
    """The checkpoint in a note that this key has signed. Raises BadNote with the reason."""
    body, signatures = take_apart(note)
    found = [line for line in signatures if line[0] == key.name and line[1][:4] == key.hint]
    if not found:
        raise BadNote(f"not signed by {key.name} with the key {key.hint.hex()}")
    if not all(check(key.public, signature[4:], body.encode()) for _, signature in found):
        raise BadNote(f"the signature of {key.name} is false")
    checkpoint = read_body(body)
    if checkpoint.origin != key.name:
        raise BadNote(f"a checkpoint of {checkpoint.origin}, signed by {key.name}")
    return checkpoint


def take_apart(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The signed text and its signatures: (name, key hash ‖ signature)."""
    text, gap, tail = note.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise BadNote("a signed note ends with a blank line and its signatures")
    return text + "\n", [signature_line(line) for line in tail[:-1].split("\n")]


def signature_line(line: str) -> tuple[str, bytes]:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != DASH or not parts[1]:
        raise BadNote(f"not a signature line: {line[:60]!r}")
    try:
        decoded = base64.b64decode(parts[2], validate=True)
    except ValueError as error:
        raise BadNote("a signature is not base64") from error
    if len(decoded) < 5:
        raise BadNote("a signature is too short")
    return parts[1], decoded


def read_body(body: str) -> Checkpoint:
    """Read the signed lines. Lines after the third are extensions and are passed over."""
    lines = body.split("\n")
    if len(lines) < 4 or not lines[0]:
        raise BadNote("a checkpoint has three lines: origin, size, root")
    if not DECIMAL.fullmatch(lines[1]):
        raise BadNote("the size of a checkpoint is a decimal number")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except ValueError as error:
        raise BadNote("the root of a checkpoint is base64") from error
    if len(root) != 32:
        raise BadNote("the root of a checkpoint has 32 bytes")
    return Checkpoint(lines[0], int(lines[1]), root)
