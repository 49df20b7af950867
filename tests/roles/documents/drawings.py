"""Reading boxes back out of a picture."""

from __future__ import annotations

import re
from itertools import combinations

type Box = tuple[int, int, int, int]

RECT = re.compile(r'<rect x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)"')


def boxes(html: str) -> list[Box]:
    return [(int(x), int(y), int(width), int(height)) for x, y, width, height in RECT.findall(html)]


def crossings(found: list[Box]) -> list[tuple[Box, Box]]:
    """Pairs of boxes that lie over one another."""
    return [pair for pair in combinations(found, 2) if over(*pair)]


def over(one: Box, other: Box) -> bool:
    (x, y, width, height), (a, b, wide, high) = one, other
    return x < a + wide and a < x + width and y < b + high and b < y + height
