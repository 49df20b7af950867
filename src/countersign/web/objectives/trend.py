"""What was measured over time, as a small picture. Literal colours, which the wall's style overrides by class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from countersign.readiness.wall.ink import HANDS, INK, SANS, stroke, text
from countersign.readiness.wall.svg import Svg, tag

EDGE = 6.0
"""Room around the points, so that none is cut off."""


@dataclass(frozen=True)
class Size:
    width: float
    height: float
    dot: float
    lettered: bool = False


LARGE = Size(340, 132, 3.5, lettered=True)
SMALL = Size(104, 30, 2.4)
LETTERS = 20.0
"""Below a large picture, for its first and last day."""

type Points = Sequence[tuple[date, Decimal]]


def trend(points: Points, target: Decimal | None, size: Size, title: str, told: str, days: tuple[str, str]) -> Svg:
    """Values by day, with the line of the target; nothing at all while nothing was measured.

    ``title`` and ``told`` say in words what it shows; ``days``: its first and its last day as people write them.
    """
    if not points:
        return Svg("")
    foot = size.height - (LETTERS if size.lettered else 0)
    place = placing(points, target, size.width, foot)
    places = [place(day, value) for day, value in points]
    inside = [tag("title", title), tag("desc", told)]
    inside.append(stroke("line", (EDGE, foot), (size.width - EDGE, foot)))
    if target is not None:
        y = place(points[0][0], target)[1]
        inside.append(stroke("gap", (EDGE, y), (size.width - EDGE, y)))
    if len(places) > 1:
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        inside.append(tag("polyline", class_="wall-edge", points=line, fill="none", stroke=INK, stroke_width=1.5))
    ink = HANDS["top"]
    inside += [tag("circle", class_="wall-mark", data_hand="top", **ink, cx=x, cy=y, r=size.dot) for x, y in places]
    if size.lettered:
        inside.append(text("note", (EDGE, size.height - 5), days[0]))
        if len(places) > 1:
            inside.append(text("note", (size.width - EDGE, size.height - 5), days[1], anchor="end"))
    box = f"0 0 {size.width:.0f} {size.height:.0f}"
    return tag(
        "svg", *inside, viewBox=box, width=size.width, height=size.height, role="img", aria_label=told, font_family=SANS
    )


type Place = Callable[[date, Decimal], tuple[float, float]]


def placing(points: Points, target: Decimal | None, width: float, foot: float) -> Place:
    """Where a day and a value lie. One day alone stands in the middle, as does a value that never changed."""
    first, last = points[0][0], points[-1][0]
    values = [value for _, value in points] + ([target] if target is not None else [])
    low, high = min(values), max(values)
    span = (last - first).days

    def place(day: date, value: Decimal) -> tuple[float, float]:
        along = (day - first).days / span if span else 0.5
        up = float((value - low) / (high - low)) if high > low else 0.5
        return EDGE + along * (width - 2 * EDGE), foot - EDGE - up * (foot - 2 * EDGE)

    return place
