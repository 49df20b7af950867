"""Small pictures from the same acts: one person's wall, one person's year, and a single mark for the legend."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.kernel.words import number
from countersign.ledger.kinds import Shape
from countersign.readiness.wall.duties import DUTIES
from countersign.readiness.wall.frame import SHORT, Frame
from countersign.readiness.wall.ink import HANDS, SANS, area, stroke, text
from countersign.readiness.wall.marks import mark
from countersign.readiness.wall.placing import LANES, cells_of
from countersign.readiness.wall.shaping import EMPTY_FROM, Wall
from countersign.readiness.wall.svg import Svg, joined, tag
from countersign.readiness.wall.window import MONTHS

SMALL = Frame(upright=False, begin=0, month=11, top=2, row=8)
DOT = 2.6
LONG, SHORTER = 62.0, 29.5
BASE = 56.0
STEP = 17.0


def multiple(wall: Wall, named: str) -> Svg:
    """A wall without shapes: rows, filling, today and the audit."""
    window = wall.window
    inside = [stroke("line", (0, SMALL.middle(row)), (SMALL.end, SMALL.middle(row))) for row in range(SMALL.rows)]
    begin = min(max(0.0, SMALL.along(window.place(window.today))), SMALL.end)
    for act in wall.acts:
        for row, duty in enumerate(DUTIES):
            if duty.letter in act.duties:
                inside.append(dot(act.hand, SMALL.along(window.place(act.on)), SMALL.middle(row)))
    if window.shows(window.today):
        inside.append(stroke("today", (begin, 0), (begin, SMALL.bottom + 2)))
    if window.audit and window.shows(window.audit):
        x = SMALL.along(window.place(window.audit))
        inside += [stroke("audit", (x + aside, 0), (x + aside, SMALL.bottom + 2)) for aside in (-1, 1)]
    washed = area("future", (begin, 0), (SMALL.end, SMALL.bottom + 2))
    box = f"0 0 {SMALL.end:.0f} {SMALL.bottom + 2:.0f}"
    return tag("svg", washed, *inside, viewBox=box, role="img", aria_label=named, class_="wall-small")


def dot(hand: str, x: float, y: float) -> Svg:
    x = min(max(x, DOT), SMALL.end - DOT)
    return tag("circle", class_="wall-mark", data_hand=hand, **HANDS[hand], cx=x, cy=y, r=DOT)


def year(wall: Wall, named: str, *, phone: bool = False) -> Svg:
    """One person's acts by month on a line, one above the other where they fall together."""
    month = SHORTER if phone else LONG
    frame = Frame(upright=False, begin=2, month=month, top=0, row=BASE, rows=1)
    inside = joined(*ground(wall, frame, phone), *marks(wall, frame), *now(wall, frame))
    box = f"0 0 {frame.end + 2:.0f} {BASE + 22:.0f}"
    form = "tall" if phone else "wide"
    label = f"{named}: {by_month(wall)}"
    return tag(
        "svg", inside, viewBox=box, role="img", aria_label=label, font_family=SANS, class_="wall-year", data_form=form
    )


def by_month(wall: Wall) -> str:
    """The same in words."""
    counted = ((month, len(wall.in_month(n))) for n, month in enumerate(wall.window.months[: wall.window.past]))
    return ", ".join(f"{SHORT[month.month - 1]} {number(n)}" for month, n in counted)


def ground(wall: Wall, frame: Frame, phone: bool) -> Iterator[Svg]:
    begin = max(frame.begin, min(frame.along(wall.window.place(wall.window.today)), frame.end))
    yield area("future", (begin, 0), (frame.end, BASE))
    yield stroke("edge", (frame.begin, BASE), (frame.end, BASE))
    for n, month in enumerate(wall.window.months):
        x = frame.along(n)
        yield stroke("line", (x, BASE - 8), (x, BASE + 6))
        name = SHORT[month.month - 1]
        yield text("month", (x + 4, BASE + 19), name[0] if phone else name)


def marks(wall: Wall, frame: Frame) -> Iterator[Svg]:
    """Lowest first; a month with too many is a stack with its count."""
    in_months = [wall.in_month(n) for n in range(MONTHS)]
    for cell in cells_of(wall, in_months, frame.apart):
        for placed in cell.marks:
            height = BASE - 11 - STEP * LANES.index(placed.lane)
            yield mark(placed.act.shape, placed.act.hand, frame.inside(placed.along), height)
        for place, stack in enumerate(cell.stacks):
            x, y = frame.along(cell.month) + 11, BASE - 11 - STEP * place
            yield mark(stack.shape, stack.hand, x, y) if stack.shape else Svg()
            yield text("count", (x + 10 if stack.shape else x - 6, y + 4), f"{'' if stack.shape else '+'}{stack.count}")
    empty = [n for n in range(wall.window.past) if not in_months[n]]
    for n in empty if len(empty) < wall.window.past or wall.window.past < EMPTY_FROM else []:
        yield from gap(wall, frame, n)


def gap(wall: Wall, frame: Frame, month: int) -> Iterator[Svg]:
    """An empty month is drawn too."""
    end = min(frame.along(month + 1), frame.along(wall.window.place(wall.window.today))) - 6
    if end > frame.along(month) + 6:
        yield stroke("gap", (frame.along(month) + 6, BASE - 11), (end, BASE - 11))


def now(wall: Wall, frame: Frame) -> Iterator[Svg]:
    window = wall.window
    if window.shows(window.today):
        x = frame.along(window.place(window.today))
        yield stroke("today", (x, 0), (x, BASE + 6))
    if window.audit and window.shows(window.audit):
        x = frame.along(window.place(window.audit))
        for aside in (-2, 2):
            yield stroke("audit", (x + aside, 0), (x + aside, BASE + 6))


def sample(shape: Shape, hand: str = "top") -> Svg:
    """A mark alone, for the legend."""
    return tag("svg", mark(shape, hand, 10, 9), viewBox="0 0 20 18", aria_hidden="true", class_="wall-sample")
