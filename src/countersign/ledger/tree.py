"""The Merkle tree of RFC 6962, section 2.1: hashes, a growing edge, and paths through it.

Python 3.9 syntax: packed into the offline verifier.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""

TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT

Node = Callable[[int, int], bytes]
"""``node(level, index)``: the hash over the leaves ``index << level`` to ``(index + 1) << level``."""


def leaf_hash(data: bytes) -> bytes:
    """H(0x00 ‖ data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """H(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Edge:
    """The right edge of a growing tree: its size and the roots of its full subtrees, largest first.

    Everything that is needed to add leaves and to state the root, in at most 64 hashes.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if len(self.peaks) != bin(size).count("1"):
            raise ValueError(f"an edge of size {size} has {bin(size).count('1')} peaks, not {len(self.peaks)}")

    def add(self, hashed: bytes) -> None:
        """Put one leaf hash behind all others."""
        merges, self.size = trailing_ones(self.size), self.size + 1
        for _ in range(merges):
            hashed = node_hash(self.peaks.pop(), hashed)
        self.peaks.append(hashed)

    def root(self) -> bytes:
        """The tree's head as RFC 6962 defines it."""
        return fold(self.peaks) if self.peaks else EMPTY


def trailing_ones(number: int) -> int:
    return (~number & (number + 1)).bit_length() - 1


def fold(peaks: list[bytes]) -> bytes:
    """Join the roots of full subtrees, from the smallest on the right to the largest on the left."""
    joined = peaks[-1]
    for peak in reversed(peaks[:-1]):
        joined = node_hash(peak, joined)
    return joined


def span(begin: int, end: int, node: Node) -> bytes:
    """The hash over the leaves from ``begin`` up to (not including) ``end``."""
    width = end - begin
    level = width.bit_length() - 1
    if width == 1 << level and begin % width == 0:
        return node(level, begin >> level)
    middle = begin + split(width)
    return node_hash(span(begin, middle, node), span(middle, end, node))


def split(width: int) -> int:
    """The largest power of two smaller than ``width``."""
    return 1 << ((width - 1).bit_length() - 1)


def inclusion_path(index: int, size: int, node: Node) -> list[bytes]:
    """The audit path of one leaf (RFC 6962, 2.1.1), from the leaf upwards."""
    if not 0 <= index < size:
        raise ValueError(f"there is no leaf {index} in a tree of {size}")
    path: list[bytes] = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + split(end - begin)
        if index < middle:
            path.append(span(middle, end, node))
            end = middle
        else:
            path.append(span(begin, middle, node))
            begin = middle
    return path[::-1]


def consistency_path(old: int, new: int, node: Node) -> list[bytes]:
    """What shows that the tree of ``new`` leaves begins with the tree of ``old`` leaves (RFC 6962, 2.1.2)."""
    if not 0 < old <= new:
        raise ValueError(f"a tree of {old} is not the beginning of a tree of {new}")
    path: list[bytes] = []
    begin, end, whole = 0, new, True
    while old != end:
        middle = begin + split(end - begin)
        if old <= middle:
            path.append(span(middle, end, node))
            end = middle
        else:
            path.append(span(begin, middle, node))
            begin, whole = middle, False
    if not whole:
        path.append(span(begin, end, node))
    return path[::-1]


def root_of(hashes: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, streamed."""
    growing = Edge()
    for hashed in hashes:
        growing.add(hashed)
    return growing.root()
