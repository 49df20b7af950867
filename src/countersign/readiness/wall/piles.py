"""Below the wall: a pile of the acts of each month. A tall one means bunching."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.readiness.wall.frame import WIDE
from countersign.readiness.wall.ink import HANDS, text
from countersign.readiness.wall.shaping import Wall
from countersign.readiness.wall.svg import Svg, tag
from countersign.readiness.wall.window import MONTHS

FLOOR = WIDE.bottom + 42.5
HIGHEST = 40.0
STEP, THICK = 10.0, 6.5
WIDTH_OF_PILE = 30


def piles(wall: Wall) -> Iterator[Svg]:
    """One bar an act, as long as the tallest pile has room for that; then one piece for each hand, to scale."""
    yield text("name", (28, WIDE.bottom + 26), "Acts in the month")
    yield text("note", (28, WIDE.bottom + 42), "a tall pile means bunching")
    counted = [hands(wall, month) for month in range(MONTHS)]
    tallest = max(map(sum, counted))
    for month in range(wall.window.past):
        x = WIDE.along(month) + 6
        if tallest * STEP <= HIGHEST:
            yield from bars(x, counted[month])
        else:
            yield from pieces(x, counted[month], HIGHEST / tallest)
        yield text("note", (x, FLOOR + 17), f"{sum(counted[month]):,}" if sum(counted[month]) else "none")


def hands(wall: Wall, month: int) -> tuple[int, int]:
    """By top management here, and all others."""
    acts = wall.in_month(month)
    top = sum(act.hand == "top" for act in acts)
    return top, len(acts) - top


def bars(x: float, counted: tuple[int, int]) -> Iterator[Svg]:
    top, others = counted
    for n in range(top + others):
        yield bar("top" if n < top else "other", x, FLOOR - STEP * n - THICK, THICK)


def pieces(x: float, counted: tuple[int, int], unit: float) -> Iterator[Svg]:
    top, others = counted
    if top:
        yield bar("top", x, FLOOR - top * unit, top * unit)
    if others:
        yield bar("other", x, FLOOR - (top + others) * unit, others * unit)


def bar(hand: str, x: float, y: float, height: float) -> Svg:
    box = {"x": x, "y": y, "width": WIDTH_OF_PILE, "height": height}
    return tag("rect", class_="wall-mark", data_hand=hand, **HANDS[hand], **box)
