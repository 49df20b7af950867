"""RFC 6962, section 2.1, written down a second time: slowly, recursively, straight from the text."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256


def root(data: list[bytes]) -> bytes:
    """MTH(D[n])."""
    if not data:
        return sha256(b"").digest()
    if len(data) == 1:
        return sha256(b"\x00" + data[0]).digest()
    k = largest_power_below(len(data))
    return sha256(b"\x01" + root(data[:k]) + root(data[k:])).digest()


def largest_power_below(n: int) -> int:
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def path(m: int, data: list[bytes]) -> list[bytes]:
    """PATH(m, D[n])."""
    if len(data) == 1:
        return []
    k = largest_power_below(len(data))
    if m < k:
        return [*path(m, data[:k]), root(data[k:])]
    return [*path(m - k, data[k:]), root(data[:k])]


def proof(m: int, data: list[bytes]) -> list[bytes]:
    """PROOF(m, D[n])."""
    return subproof(m, data, True)


def subproof(m: int, data: list[bytes], whole: bool) -> list[bytes]:
    if m == len(data):
        return [] if whole else [root(data)]
    k = largest_power_below(len(data))
    if m <= k:
        return [*subproof(m, data[:k], whole), root(data[k:])]
    return [*subproof(m - k, data[k:], False), root(data[:k])]


def leaves(size: int) -> list[bytes]:
    """Leaves that differ in their bytes and in their lengths."""
    return [b"leaf" * (number % 3) + str(number).encode() for number in range(size)]


def nodes(data: list[bytes]) -> Callable[[int, int], bytes]:
    """What ``tree``'s paths read inner nodes with."""
    return lambda level, index: root(data[index << level : (index + 1) << level])
