"""What both walls draw between their labels: lines, months to come, gaps, marks, today and the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from countersign.kernel.words import MONTHS as NAMES
from countersign.readiness.wall.duties import DUTIES
from countersign.readiness.wall.frame import SIDE, Frame
from countersign.readiness.wall.ink import area, stroke, text
from countersign.readiness.wall.marks import mark
from countersign.readiness.wall.placing import Cell, Placed, Stack, cells_of
from countersign.readiness.wall.shaping import Wall, heard
from countersign.readiness.wall.svg import Svg, joined, tag
from countersign.readiness.wall.window import MONTHS

type Link = Callable[[str, date], str]
"""The address at which the evidence of a duty in a month stands in words."""

CLEAR = 8.0
"""What a gap's line leaves free at both ends."""

STACK_STEP = 14.0


def filling(wall: Wall, frame: Frame, link: Link | None) -> Svg:
    return joined(
        *future(wall, frame), *lines(frame), *silences(wall, frame), *cells(wall, frame, link), *today(wall, frame)
    )


def future(wall: Wall, frame: Frame) -> Iterator[Svg]:
    """The months to come are washed."""
    begin = max(frame.begin, min(frame.along(wall.window.place(wall.window.today)), frame.end))
    if begin < frame.end:
        yield area("future", frame.point(begin, frame.top), frame.point(frame.end, frame.bottom))


def lines(frame: Frame) -> Iterator[Svg]:
    for month in range(MONTHS + 1):
        along = frame.along(month)
        yield stroke("line", frame.point(along, frame.top), frame.point(along, frame.bottom))
    for row in range(frame.rows + 1):
        across = frame.top + row * frame.row
        kind = "edge" if row in (0, frame.rows) and not frame.upright else "line"
        yield stroke(kind, frame.point(frame.begin, across), frame.point(frame.end, across))


def silences(wall: Wall, frame: Frame) -> Iterator[Svg]:
    """Dashed: nothing was done. Dotted: nothing of the kind can be recorded here yet."""
    for row, duty in enumerate(DUTIES):
        middle = frame.middle(row)
        for gap in wall.gaps(duty.letter):
            ends = frame.along(gap.begin) + CLEAR, frame.along(gap.end) - CLEAR
            if gap.end == wall.window.past and wall.window.shows(wall.window.today):
                ends = ends[0], frame.along(wall.window.place(wall.window.today)) - CLEAR
            if ends[1] > ends[0]:
                yield stroke("gap", frame.point(ends[0], middle), frame.point(ends[1], middle))
        if duty.letter not in wall.recorded:
            ends = frame.begin + CLEAR, frame.end - CLEAR
            yield stroke("unknown", frame.point(ends[0], middle), frame.point(ends[1], middle))


def cells(wall: Wall, frame: Frame, link: Link | None) -> Iterator[Svg]:
    for row, duty in enumerate(DUTIES):
        found = [wall.cell(duty.letter, month) for month in range(MONTHS)]
        for cell in cells_of(wall, found, frame.apart):
            month = wall.window.months[cell.month]
            label = f"5.1({duty.letter}), {NAMES[month.month - 1]} {month.year}: {heard(cell.acts)}"
            inside = joined(*drawn(wall, frame, row, cell))
            if link:
                yield tag("a", inside, class_="wall-link", href=link(duty.letter, month), aria_label=label)
            else:
                yield tag("g", tag("title", label), inside)


def drawn(wall: Wall, frame: Frame, row: int, cell: Cell) -> Iterator[Svg]:
    """The cell itself, which can be pressed, and what lies in it."""
    begin, top = frame.along(cell.month), frame.top + row * frame.row
    corner, opposite = frame.point(begin + 1, top + 1), frame.point(begin + frame.month - 1, top + frame.row - 1)
    yield area("cell", corner, opposite)
    for placed in cell.marks:
        yield from marked(wall, frame, row, placed)
    for place, stack in enumerate(cell.stacks):
        yield piled(frame, row, cell, place, stack)


def marked(wall: Wall, frame: Frame, row: int, placed: Placed) -> Iterator[Svg]:
    """A mark, with a tail to the day on which it was written down if that was later."""
    across = frame.middle(row) + placed.lane * SIDE
    along = frame.inside(placed.along)
    if placed.act.late:
        end = min(frame.inside(wall.window.place(placed.act.recorded_on)), frame.end)
        yield stroke("tail", frame.point(along, across), frame.point(end, across))
        yield stroke("tail", frame.point(end, across - 4), frame.point(end, across + 4))
    x, y = frame.point(along, across)
    yield mark(placed.act.shape, placed.act.hand, x, y)


def piled(frame: Frame, row: int, cell: Cell, place: int, stack: Stack) -> Svg:
    """One sort of act with its count; the sorts of a cell stand one below the other."""
    x, y = frame.point(frame.along(cell.month + 0.5), frame.middle(row))
    x -= frame.row / 4 if frame.upright else frame.month / 4
    y += STACK_STEP * (place - (len(cell.stacks) - 1) / 2)
    if stack.shape is None:
        return text("count", (x - 6, y + 4), f"+{shortened(stack.count)}")
    return joined(mark(stack.shape, stack.hand, x, y), text("count", (x + 10, y + 4), shortened(stack.count)))


def shortened(count: int) -> str:
    """What has room in a cell; the words beside the wall say it exactly."""
    return str(count) if count < 1000 else f"{count // 1000}k"


def today(wall: Wall, frame: Frame) -> Iterator[Svg]:
    """A green line for today, a double line for the audit."""
    window = wall.window
    if window.shows(window.today):
        along = frame.along(window.place(window.today))
        yield stroke("today", frame.point(along, frame.top - over(frame)), frame.point(along, frame.bottom))
    if window.audit and window.shows(window.audit):
        for aside in (-2, 2):
            along = frame.along(window.place(window.audit)) + aside
            yield stroke("audit", frame.point(along, frame.top - over(frame)), frame.point(along, frame.bottom))


def over(frame: Frame) -> float:
    """How far a line of the time reaches beyond the rows."""
    return 0 if frame.upright else 40
