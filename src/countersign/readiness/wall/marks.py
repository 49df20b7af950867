"""The marks: shape is the kind of act, filling is whose hand."""

from __future__ import annotations

from collections.abc import Callable

from countersign.ledger.kinds import Shape
from countersign.readiness.wall.ink import FILLS, HANDS
from countersign.readiness.wall.svg import Svg, joined, tag

RADIUS = 8.0
"""No mark reaches further from its middle than this."""

CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.SIGNATURE: ((-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)),
    Shape.DECISION: ((0, -7.5), (7.5, 0), (0, 7.5), (-7.5, 0)),
    Shape.MESSAGE: ((-5.5, -6.5), (7.5, 0), (-5.5, 6.5)),
    Shape.PROCESS: (
        *((-2.3, -7), (2.3, -7), (2.3, -2.3), (7, -2.3), (7, 2.3), (2.3, 2.3)),
        *((2.3, 7), (-2.3, 7), (-2.3, 2.3), (-7, 2.3), (-7, -2.3), (-2.3, -2.3)),
    ),
    Shape.IMPROVEMENT: ((0, -7.5), (7.2, 6.2), (0, 2.4), (-7.2, 6.2)),
}


def mark(shape: Shape, hand: str, x: float, y: float) -> Svg:
    """One mark around its middle."""
    inked = {"class_": "wall-mark", "data_hand": hand, **HANDS[hand], "stroke_width": 1.5, "stroke_linejoin": "round"}
    if shape in CORNERS:
        points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in CORNERS[shape])
        return tag("polygon", points=points, **inked)
    return ROUND[shape](x, y, inked)


def report(x: float, y: float, inked: dict[str, object]) -> Svg:
    bars = (tag("rect", x=x + dx, y=y - 6, width=4.8, height=12, **inked) for dx in (-6.4, 1.6))
    return joined(*bars)


def presence(x: float, y: float, inked: dict[str, object]) -> Svg:
    return tag("circle", cx=x, cy=y, r=6.2, **inked)


def review(x: float, y: float, inked: dict[str, object]) -> Svg:
    hole = tag("circle", class_="wall-hole", **FILLS["hole"], cx=x, cy=y, r=2.9)
    return joined(tag("circle", cx=x, cy=y, r=7.2, **inked), hole)


ROUND: dict[Shape, Callable[[float, float, dict[str, object]], Svg]] = {
    Shape.REPORT: report,
    Shape.PRESENCE: presence,
    Shape.REVIEW: review,
}
