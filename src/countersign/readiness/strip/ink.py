"""What a grade looks like on a strip: the graver, the darker and the thicker. Literal colours, as on the wall.

A page's style sheet overrides them by class and grade with its own tokens.
"""

from __future__ import annotations

from collections.abc import Iterable

from countersign.readiness.rule import Grade
from countersign.readiness.wall.ink import ACCENT, INK, LINE, LINE_STRONG, PAPER
from countersign.readiness.wall.svg import Svg, tag

SHADES: dict[Grade, str] = {
    Grade.MAJOR: INK,
    Grade.MINOR: LINE_STRONG,
    Grade.OPPORTUNITY: LINE,
    Grade.OBSERVATION: PAPER,
}
THICK: dict[Grade, float] = {Grade.MAJOR: 13, Grade.MINOR: 10, Grade.OPPORTUNITY: 7.5, Grade.OBSERVATION: 5}

Box = tuple[float, float, float, float]
"""A rectangle: x, y, width and height."""

HOLLOW = 10.0
"""The side of the mark of what will lapse."""


def bar(grade: Grade, begin: float, end: float, middle: float) -> Svg:
    """As long as it stood so; a sliver where that was less than a day."""
    box = {"x": begin, "y": middle - THICK[grade] / 2, "width": max(end - begin, 2.0), "height": THICK[grade]}
    return tag("rect", class_="strip-bar", data_grade=grade.word, fill=SHADES[grade], stroke=LINE_STRONG, **box)


def band(grade: Grade, boxes: Iterable[Box]) -> Svg:
    """Everything of a grade that stood, as one shape."""
    path = " ".join(f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h-{width:.1f}z" for x, y, width, height in boxes)
    return tag("path", class_="strip-band", data_grade=grade.word, fill=SHADES[grade], d=path)


def cleared(x: float, y: float) -> Svg:
    """Somebody put it right: green, as every hand."""
    return tag("circle", class_="strip-cleared", fill=ACCENT, cx=x, cy=y, r=4.5)


def hollow(x: float, y: float) -> Svg:
    """Around its middle."""
    box = {"x": x - HOLLOW / 2, "y": y - HOLLOW / 2, "width": HOLLOW, "height": HOLLOW}
    return tag(
        "rect", class_="strip-hollow", fill=PAPER, stroke=INK, stroke_width=1.5, stroke_dasharray="2.5 1.5", **box
    )
