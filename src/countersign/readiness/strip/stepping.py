"""The steps: what stood on each day, one grade upon the other, and what will lapse from which day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from countersign.readiness.rule import Grade
from countersign.readiness.strip.frame import Frame
from countersign.readiness.strip.ink import HOLLOW, Box, band, hollow
from countersign.readiness.strip.shaping import Standing, Strip
from countersign.readiness.wall.ink import INK, stroke, text
from countersign.readiness.wall.svg import Svg, tag

TALLEST = 12.0
"""The height of one finding, where there is room."""

HAIR = 1.0
"""What stays free between two grades."""

SEAM = 0.5
"""So far a band reaches under the next, and no line shows between them."""


def steps(strip: Strip, frame: Frame) -> Iterator[Svg]:
    if not strip.steps:
        return
    unit = min(TALLEST, (frame.floor - frame.top) / max(strip.most, 1))
    days = [*(day for day, _ in strip.steps), strip.until]
    ends = [frame.along(strip.window.place(day)) for day in days]
    if strip.begin == strip.window.first:
        ends[0] = frame.begin
    levels = [stand for _, stand in strip.steps]
    boxes: dict[Grade, list[Box]] = {}
    for (begin, end), stand in zip(pairwise(ends), levels, strict=True):
        for grade, box in column(stand, frame, unit, begin, max(end, begin + HAIR)):
            boxes.setdefault(grade, []).append(box)
    yield from (band(grade, found) for grade, found in boxes.items())
    yield outline([sum(stand.values()) for stand in levels], ends, frame, unit)
    yield from scale(strip, frame, unit)


def column(stand: Standing, frame: Frame, unit: float, begin: float, end: float) -> Iterator[tuple[Grade, Box]]:
    """The gravest at the bottom."""
    y = frame.floor
    for grade in sorted(stand, reverse=True):
        height = stand[grade] * unit
        y -= height
        yield grade, (begin, y, end - begin + SEAM, max(height - HAIR, HAIR / 2))


def outline(heights: list[int], ends: list[float], frame: Frame, unit: float) -> Svg:
    """The upper edge of all grades together."""
    path = f"M{ends[0]:.1f} {frame.floor:.1f}"
    for height, end in zip(heights, ends[1:], strict=True):
        path += f" V{frame.floor - height * unit:.1f} H{end:.1f}"
    return tag("path", class_="wall-edge", fill="none", stroke=INK, stroke_width=1.25, d=path)


def scale(strip: Strip, frame: Frame, unit: float) -> Iterator[Svg]:
    """How many the highest step is."""
    if not strip.most:
        return
    y = frame.floor - strip.most * unit
    yield stroke("line", (frame.begin, y), (frame.end, y))
    if not frame.above:
        yield text("note", (frame.begin - 8, y + 4), f"{strip.most:,} at most", "end")


def lapsing(strip: Strip, frame: Frame) -> Iterator[Svg]:
    """A hollow mark on its first day for each that will lapse; those of one day or nearly so stand on each other."""
    step, taken = HOLLOW + 3, list[tuple[float, float]]()
    for one in strip.ahead:
        x = min(max(frame.along(strip.window.place(one.on)), frame.begin + HOLLOW), frame.end - HOLLOW)
        y = frame.floor - 3 - HOLLOW / 2 - step * sum(abs(x - other) < step for other, _ in taken)
        if y - HOLLOW / 2 >= frame.top - step:
            taken.append((x, y))
    for x, y in taken:
        yield hollow(x, y)
