"""Ed25519, checking only (RFC 8032, section 5.1.7). About 2 ms a signature. Nothing here is secret, so time may vary.

It answers as OpenSSL does, without the cofactor: S·B - k·A is computed and its bytes are compared with R. In one
point it is stricter: a public key whose y is not below p, or that writes the sign of x = 0 as 1, is refused as the
RFC says (5.1.3); OpenSSL reads these few keys, all of small or unknown order, as other points.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

P = 2**255 - 19
"""The field."""

L = 2**252 + 27742317777372353535851937790883648493
"""The order of the base point."""

D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]
"""Extended coordinates (5.1.4): X, Y, Z, T with x = X/Z, y = Y/Z, x·y = T/Z."""

NEUTRAL: Point = (0, 1, 1, 0)
WINDOW = 4
"""Bits of a factor that are used at once."""


def check(public: bytes, signature: bytes, message: bytes) -> bool:
    """Is this the signature of that message by that key? Says False to whatever has not the right form."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, factor = decode(public), int.from_bytes(signature[32:], "little")
    if key is None or factor >= L:
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(hashed, "little") % L
    return encode(sum_of_two(factor, of_base(), challenge, multiples(minus(key)))) == signature[:32]


def decode(data: bytes) -> Point | None:
    """A point from its 32 bytes (5.1.3), or nothing if they are not the one spelling of a point."""
    number = int.from_bytes(data, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    if y >= P:
        return None
    x = square_root_of_ratio((y * y - 1) % P, (D * y * y + 1) % P)
    if x is None or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def square_root_of_ratio(above: int, below: int) -> int | None:
    """A square root of above/below in the field, or nothing if there is none (5.1.3, steps 2 and 3)."""
    root = above * pow(below, 3, P) * pow(above * pow(below, 7, P), (P - 5) // 8, P) % P
    squared = below * root * root % P
    if squared == above:
        return root
    if squared == -above % P:
        return root * ROOT_OF_MINUS_ONE % P
    return None


def encode(point: Point) -> bytes:
    """The 32 bytes of a point (5.1.2)."""
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, "little")


def add(one: Point, other: Point) -> Point:
    """The sum of two points (5.1.4); complete, so the points may be equal or neutral."""
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, other
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def double(point: Point) -> Point:
    """A point added to itself (5.1.4)."""
    x, y, z, _ = point
    a, b = x * x % P, y * y % P
    h = a + b
    e = h - (x + y) * (x + y)
    g = a - b
    f = 2 * z * z + g
    e, f = e % P, f % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def minus(point: Point) -> Point:
    x, y, z, t = point
    return P - x, y, z, P - t


def multiples(point: Point) -> list[Point]:
    """0 to 15 times a point."""
    table = [NEUTRAL]
    for _ in range((1 << WINDOW) - 1):
        table.append(add(table[-1], point))
    return table


@lru_cache(maxsize=1)
def of_base() -> list[Point]:
    """The multiples of the base point, whose y is 4/5."""
    base = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    if base is None:
        raise ArithmeticError("the base point is not on the curve")
    return multiples(base)


def sum_of_two(factor: int, table: list[Point], other: int, other_table: list[Point]) -> Point:
    """factor·A + other·B, four bits at a time, both in one run of doublings."""
    reached = NEUTRAL
    for shift in range(256 - WINDOW, -1, -WINDOW):
        reached = double(double(double(double(reached))))
        if digit := factor >> shift & 15:
            reached = add(reached, table[digit])
        if digit := other >> shift & 15:
            reached = add(reached, other_table[digit])
    return reached
