"""How large the chart is on paper, and on which: A4 where it can be read there, otherwise turned, otherwise larger."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST, SMALLEST = 0.7, 0.45
"""Points for a unit of the picture: a name is then set in 9.5 points, and in 6."""

MARGINS, AROUND = 91, 220
"""Points that are kept free: at both sides; above and below, with the title and what stands under the chart."""

SIZES = (("a4", 595, 842), ("a3", 842, 1191), ("a2", 1191, 1684), ("a1", 1684, 2384), ("a0", 2384, 3370))
"""Names of papers, and their sides in points."""


@dataclass(frozen=True)
class Paper:
    """``turned``: landscape. ``unit``: of the picture, in points."""

    size: str
    turned: bool
    unit: float


def paper(width: int, height: int) -> Paper:
    """The first on which a picture of so many units can be read; the last where there is none."""
    found = [
        Paper(size, wide > high, fitting(width, height, wide, high))
        for size, short, long in SIZES
        for wide, high in ((short, long), (long, short))
    ]
    readable = [one for one in found if one.unit >= SMALLEST]
    return readable[0] if readable else max(found, key=lambda one: one.unit)


def fitting(width: int, height: int, wide: int, high: int) -> float:
    return min(LARGEST, (wide - MARGINS) / max(width, 1), (high - AROUND) / max(height, 1))
