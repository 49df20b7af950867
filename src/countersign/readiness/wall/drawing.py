"""The wall as a picture: one for a wide page and for paper, one that stands upright on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from countersign.kernel.words import MONTHS as NAMES
from countersign.kernel.words import number
from countersign.readiness.wall.duties import DUTIES, Duty
from countersign.readiness.wall.filling import Link, filling
from countersign.readiness.wall.frame import SHORT, TALL, WIDE, Frame, month_day
from countersign.readiness.wall.ink import PAPER, SANS, stroke, text
from countersign.readiness.wall.piles import piles
from countersign.readiness.wall.shaping import LAST_WEEKS, Gap, Wall
from countersign.readiness.wall.svg import Svg, joined, tag

WIDTH, HEIGHT = 1090, 528
PHONE_WIDTH, PHONE_HEIGHT = 358, 592
LINE_UNDER = 16
VISITS = {
    "stage1": "Stage 1",
    "stage2": "Stage 2",
    "surveillance": "Surveillance audit",
    "recertification": "Recertification",
}
UNKNOWN = "Countersign does not record this yet"


def wide(wall: Wall, link: Link | None = None, *, file: bool = False) -> Svg:
    """Months from left to right. ``file``: as a picture of its own, on paper, which any viewer opens."""
    inside = joined(*months(wall), filling(wall, WIDE, link), *rows(wall), *times(wall), *piles(wall))
    return picture("wide", WIDTH, HEIGHT, title(wall, "from left to right"), inside, file=file)


def tall(wall: Wall, link: Link | None = None) -> Svg:
    """Months from top to bottom, for a phone."""
    inside = joined(*letters(), filling(wall, TALL, link), *months_aside(wall), *times_aside(wall))
    return picture("tall", PHONE_WIDTH, PHONE_HEIGHT, title(wall, "from top to bottom"), inside)


def picture(form: str, width: int, height: int, named: str, inside: Svg, *, file: bool = False) -> Svg:
    given: dict[str, object] = {"viewBox": f"0 0 {width} {height}", "font_family": SANS, "class_": "wall-picture"}
    if file:
        paper = tag("rect", x=0, y=0, width=width, height=height, fill=PAPER)
        more = {"xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height}
        return tag("svg", tag("title", named), paper, inside, **given, **more)
    return tag("svg", tag("title", named), inside, **given, role="group", data_form=form)


def title(wall: Wall, direction: str) -> str:
    first, last = wall.window.months[0], wall.window.months[-1]
    spoken = " to ".join(f"{NAMES[month.month - 1]} {month.year}" for month in (first, last))
    return f"The eight duties of 5.1 by month, {spoken}, {direction}. Each mark is an act on its day."


def months(wall: Wall) -> Iterator[Svg]:
    for n, month in enumerate(wall.window.months):
        x = WIDE.along(n) + 5
        yield text("month", (x, 69), SHORT[month.month - 1])
        if n == 0 or month.month == 1:
            yield text("note", (x, 52), str(month.year))


def rows(wall: Wall) -> Iterator[Svg]:
    for number_of, duty in enumerate(DUTIES):
        y = WIDE.middle(number_of)
        yield text("letter", (2, y + 7), duty.letter)
        yield text("name", (28, y - 3), duty.name)
        yield text("note", (28, y + 13), duty.more)
        yield from total(wall, duty, y)
        for gap in wall.gaps(duty.letter):
            yield from said(wall, gap, y)
        if duty.letter not in wall.recorded:
            yield text("silence", (WIDE.along(6), y + 4), UNKNOWN, "middle")
        if number_of:
            yield stroke("line", (0, y - WIDE.row / 2), (WIDE.begin, y - WIDE.row / 2))
            yield stroke("line", (WIDE.end, y - WIDE.row / 2), (WIDTH, y - WIDE.row / 2))
    for y in (WIDE.top, WIDE.bottom):
        yield stroke("edge", (0, y), (WIDTH, y))


def total(wall: Wall, duty: Duty, y: float) -> Iterator[Svg]:
    """At the end of a row: how many, and when last."""
    acts = wall.row(duty.letter)
    if acts:
        yield text("name", (962, y - 3), "1 act" if len(acts) == 1 else f"{len(acts):,} acts")
        yield text("note", (962, y + 13), f"last {month_day(max(act.on for act in acts))}")
    elif duty.letter in wall.recorded:
        yield text("name", (962, y + 4), "nothing yet")
    else:
        yield text("note", (962, y + 4), "not recorded here")


def said(wall: Wall, gap: Gap, y: float) -> Iterator[Svg]:
    """A gap says how long it is; one that began with the wall says that nothing was written down."""
    window = wall.window
    end = min(window.place(window.today), gap.end) if gap.end == window.past else gap.end
    words = f"{number(gap.months)} months"
    if (gap.begin, gap.end) == (0, window.past) and gap.months > 4:
        words += ", nothing written down yet"
    elif gap.months > EDGE_OF_SHORT:
        words += " without a mark"
    yield text("silence", (WIDE.along((gap.begin + end) / 2), y + 4), words, "middle")


EDGE_OF_SHORT = 4


def times(wall: Wall) -> Iterator[Svg]:
    """What the lines of today and of the audit are, and the weeks before the audit."""
    window = wall.window
    if window.shows(window.today):
        x = WIDE.along(window.place(window.today))
        near = x < WIDE.along(3)
        label = f"today, {window.today.day} {NAMES[window.today.month - 1]}"
        yield text("now", (x, 30), label, None if near else "end")
    if window.audit and window.shows(window.audit):
        x = WIDE.along(window.place(window.audit))
        label = f"{VISITS.get(window.visit, 'Audit')}, {window.audit.day} {NAMES[window.audit.month - 1]}"
        yield text("visit", (x, 14), label, "middle")
        yield stroke("audit", (x, 20), (x, 38))
        yield from last_weeks(wall, window.audit, x)


def last_weeks(wall: Wall, audit: date, x: float) -> Iterator[Svg]:
    """A bracket under the sixty days before the audit."""
    begin = max(WIDE.begin, WIDE.along(wall.window.place(audit - LAST_WEEKS)))
    path = f"M{begin:.1f} {WIDE.bottom + 12:.1f} v6 H{x:.1f} v-6"
    yield tag("path", class_="wall-weeks", fill="none", stroke="#58645e", d=path)
    if wall.window.audit and wall.window.today + timedelta(days=1) < audit:
        left = min(begin, WIDTH - 210)
        yield text("note", (left, WIDE.bottom + 34), "the last 60 days before the audit:")
        yield text("note", (left, WIDE.bottom + 34 + LINE_UNDER), "a pile here convinces nobody")


def letters() -> Iterator[Svg]:
    for row, duty in enumerate(DUTIES):
        yield text("letter", (TALL.middle(row), 24), duty.letter, "middle")


def months_aside(wall: Wall) -> Iterator[Svg]:
    for n, month in enumerate(wall.window.months):
        y = TALL.along(n)
        words = SHORT[month.month - 1]
        if n == 0 or month.month == 1:
            words += f" \u2019{month.year % 100:02}"
        yield stroke("edge" if n == 0 else "line", (0, y), (TALL.top, y))
        yield text("note", (0, y + 18), words)
    yield stroke("edge", (0, TALL.end), (TALL.bottom, TALL.end))
    yield stroke("edge", (0, TALL.begin), (TALL.bottom, TALL.begin))


def times_aside(wall: Wall) -> Iterator[Svg]:
    window = wall.window
    if window.shows(window.today):
        y = TALL.along(window.place(window.today))
        yield text("now", (0, along_words(TALL, y)), "today")
    if window.audit and window.shows(window.audit):
        y = TALL.along(window.place(window.audit))
        label = f"{VISITS.get(window.visit, 'Audit')}, {month_day(window.audit)}"
        yield text("visit", (TALL.bottom - 2, y - 6), label, "end")


def along_words(frame: Frame, y: float) -> float:
    """Beside the line of today, and clear of the month's own name, which stands 18 below the month's beginning."""
    into = (y - frame.begin) % frame.month
    return y + 4 if into > 26 else y - into + 34
