"""Checking paths through the tree (RFC 9162, 2.1.3.2 and 2.1.4.2) and receipts (C2SP tlog-proof).

Python 3.9 syntax: packed into the offline verifier.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from countersign.ledger.note import DECIMAL, BadNote, Check, Checkpoint, VerificationKey, open_checkpoint
from countersign.ledger.tree import leaf_hash, node_hash

HEADER = "c2sp.org/tlog-proof@v1"


class BadProof(ValueError):
    """A path that does not lead where it says."""


def check_inclusion(hashed: bytes, index: int, size: int, path: list[bytes], root: bytes) -> None:
    """Is this leaf number ``index`` of the tree with that root? Raises BadProof if not."""
    if not 0 <= index < size:
        raise BadProof(f"there is no leaf {index} in a tree of {size}")
    position, last, reached = index, size - 1, hashed
    for step in path:
        if last == 0:
            raise BadProof("the path is too long")
        if position & 1 or position == last:
            reached = node_hash(step, reached)
            while position and not position & 1:
                position, last = position >> 1, last >> 1
        else:
            reached = node_hash(reached, step)
        position, last = position >> 1, last >> 1
    if last:
        raise BadProof("the path is too short")
    if reached != root:
        raise BadProof(f"leaf {index} is not in the tree of {size}")


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> None:
    """Does the tree of ``new`` leaves begin with the tree of ``old`` leaves? Raises BadProof if not."""
    if not 0 < old <= new:
        raise BadProof(f"a tree of {old} is not the beginning of a tree of {new}")
    if old == new:
        if path or old_root != new_root:
            raise BadProof("two roots for one size")
        return
    climb(old, new, old_root, new_root, path)


def climb(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> None:
    """Rebuild both roots from one path; the hashes common to both are the proof."""
    steps = [old_root, *path] if old & (old - 1) == 0 else list(path)
    if not steps:
        raise BadProof("the path is too short")
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise BadProof("the path is too long")
        if position & 1 or position == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while position and not position & 1:
                position, last = position >> 1, last >> 1
        else:
            after = node_hash(after, step)
        position, last = position >> 1, last >> 1
    if last or before != old_root or after != new_root:
        raise BadProof(f"the tree of {new} does not begin with the tree of {old}")


@dataclass(frozen=True)
class Receipt:
    """A proof that can be kept: where a leaf stands, the way to the root, and the signed checkpoint.

    ``leaf`` goes along as the format's extra data, so that the file alone says what was entered.
    """

    index: int
    path: tuple[bytes, ...]
    note: str
    leaf: bytes = b""

    def __str__(self) -> str:
        extra = f"extra {base64.b64encode(self.leaf).decode()}\n" if self.leaf else ""
        hashes = "".join(base64.b64encode(step).decode() + "\n" for step in self.path)
        return f"{HEADER}\n{extra}index {self.index}\n{hashes}\n{self.note}"


def read_receipt(text: str) -> Receipt:
    """Read a ``.tlog-proof``. Raises BadProof if it is none."""
    head, gap, note = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines[0] != HEADER:
        raise BadProof(f"a receipt begins with {HEADER}")
    extra, rest = ("", lines[1:])
    if len(lines) > 1 and lines[1].startswith("extra "):
        extra, rest = lines[1][len("extra ") :], lines[2:]
    word, _, number = rest[0].partition(" ") if rest else ("", "", "")
    if word != "index" or not DECIMAL.fullmatch(number):
        raise BadProof("a receipt names the index of its leaf")
    try:
        path = tuple(base64.b64decode(line, validate=True) for line in rest[1:])
        leaf = base64.b64decode(extra, validate=True)
    except ValueError as error:
        raise BadProof("a receipt's path and extra data are base64, a hash a line") from error
    if any(len(step) != 32 for step in path):
        raise BadProof("a hash has 32 bytes")
    return Receipt(int(number), path, note, leaf)


def check_receipt(text: str, leaf: bytes, key: VerificationKey, check: Check) -> Checkpoint:
    """Does this receipt show that the leaf stands in the log of that key? Returns the checkpoint that covers it."""
    receipt = read_receipt(text)
    if receipt.leaf not in (b"", leaf):
        raise BadProof("the receipt carries another leaf along")
    try:
        checkpoint = open_checkpoint(receipt.note, key, check)
    except BadNote as error:
        raise BadProof(str(error)) from error
    check_inclusion(leaf_hash(leaf), receipt.index, checkpoint.size, list(receipt.path), checkpoint.root)
    return checkpoint
