"""The rows: a bar for each finding from the day it was raised to the day it was cleared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from countersign.kernel.words import spelled
from countersign.readiness.strip.frame import Frame
from countersign.readiness.strip.ink import bar, cleared
from countersign.readiness.strip.lettering import lines
from countersign.readiness.strip.shaping import Strip
from countersign.readiness.strip.turning import Row, Run
from countersign.readiness.wall.frame import SHORT, month_day
from countersign.readiness.wall.ink import stroke, text
from countersign.readiness.wall.svg import Svg, joined, tag

type Called = Callable[[Row], str]
"""What a finding is about, in a few words."""

SIZE, LEADING = 13.0, 15.0
TICK = 8.0
CODE = 68.0
"""The room for a code."""


Zone = tuple[float, float]
"""From which height to which the months are ruled: where bars are, and no words."""


def rows(strip: Strip, frame: Frame, called: Called, top: float) -> tuple[list[Svg], list[Zone], float]:
    """The rows from a height downwards, the zones of their bars, and where they end."""
    drawn, zones, y = list[Svg](), list[Zone](), top
    for row in strip.rows:
        words = lines(called(row), frame.room, SIZE, most=3)
        height = LEADING * (len(words) + 1 if frame.above else max(2, len(words)))
        middle = y + height + 12 if frame.above else y + LEADING
        inside = joined(*labels(row, strip, frame, words, y), *bars(row, strip, frame, middle))
        drawn.append(tag("g", tag("title", told(row, called(row))), inside))
        zones.append((middle - TICK - 1, middle + TICK + 1) if frame.above else (y - 4, y + height + 4))
        y += height + (30 if frame.above else 8)
        drawn.append(stroke("line", (0, y - 4), (frame.end, y - 4)))
    return drawn, zones, y


def labels(row: Row, strip: Strip, frame: Frame, words: list[str], y: float) -> Iterator[Svg]:
    run = row.run_on(strip.until) or row.runs[-1]
    since = month_day(run.since) if strip.window.shows(run.since) else f"{SHORT[run.since.month - 1]} {run.since.year}"
    yield text("count", (0, y + 11), row.code)
    yield text("note", (CODE, y + 11) if frame.above else (0, y + 11 + LEADING), since)
    for n, line in enumerate(words, start=int(frame.above)):
        yield text("name", (frame.labels, y + 11 + LEADING * n), line)


def bars(row: Row, strip: Strip, frame: Frame, middle: float) -> Iterator[Svg]:
    for run in row.runs:
        days = [*(on for on, _ in run.grades), run.until or strip.until]
        ends = [placed(strip, frame, day) for day in days]
        for n, (_, grade) in enumerate(run.grades):
            if n + 1 < len(ends) and (ends[n + 1] > frame.begin or n + 1 == len(run.grades)):
                yield bar(grade, ends[n], ends[n + 1], middle)
        yield from edges(run, strip, frame, ends, middle)


def edges(run: Run, strip: Strip, frame: Frame, ends: list[float], middle: float) -> Iterator[Svg]:
    """A tick where it was raised, unless that was earlier than is shown; a green disc where it was cleared."""
    if run.since >= strip.window.first:
        yield stroke("edge", (ends[0], middle - TICK), (ends[0], middle + TICK))
    if run.until is not None:
        yield cleared(min(ends[-1], frame.end - 5), middle)


def placed(strip: Strip, frame: Frame, day: date) -> float:
    return frame.along(strip.window.place(day))


def told(row: Row, called: str) -> str:
    """ "POL-009 No objectives: raised as minor 12 March 2026, cleared 4 May 2026"."""
    return f"{row.code} {called}: {', '.join(turn for run in row.runs for turn in turns(run))}"


def turns(run: Run) -> Iterator[str]:
    for n, (on, grade) in enumerate(run.grades):
        yield f"{'graded' if n else 'raised as'} {grade.word} {spelled(on)}"
    if run.until is not None:
        yield f"cleared {spelled(run.until)}"
