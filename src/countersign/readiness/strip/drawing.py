"""The strip as a picture: what stood through twelve months, in figures by month, then finding by finding."""

from __future__ import annotations

from collections.abc import Iterator

from countersign.readiness.rule import Grade
from countersign.readiness.strip.frame import RIM, TALL, WIDE, Frame
from countersign.readiness.strip.ink import bar, cleared, hollow
from countersign.readiness.strip.rowing import Called, Zone, rows
from countersign.readiness.strip.shaping import Month, Strip
from countersign.readiness.strip.stepping import lapsing, steps
from countersign.readiness.wall.frame import SHORT, month_day
from countersign.readiness.wall.ink import SANS, area, stroke, text
from countersign.readiness.wall.svg import Svg, joined, tag
from countersign.readiness.wall.window import MONTHS

FIGURES = (("Standing at the end", "stand"), ("Raised", "raised"), ("Cleared", "cleared"))
LINE = 16.0
UNKNOWN = "not looked at"
DECEMBER = 12
DAYS_FOR_DOTS, ROOM_FOR_WORDS, ROOM_FOR_DAY = 20, 100, 48


def wide(strip: Strip, called: Called, named: str) -> Svg:
    """``named``: what a screen reader says."""
    return picture(strip, WIDE, called, named)


def tall(strip: Strip, called: Called, named: str) -> Svg:
    """For a phone: words stand above their bars, and figures under their own line."""
    return picture(strip, TALL, called, named)


def picture(strip: Strip, frame: Frame, called: Called, named: str) -> Svg:
    figures, below = months(strip, frame)
    drawn, zones, bottom = rows(strip, frame, called, below + heading(frame))
    ruled = [(frame.top, frame.floor), *([] if frame.above else [(frame.floor, below + heading(frame) - 4)]), *zones]
    inside = joined(
        *ground(strip, frame, ruled), *unknown(strip, frame), *titles(strip, frame, below), *steps(strip, frame),
        *lapsing(strip, frame), *figures, *drawn, *now(strip, frame, zones),
    )  # fmt: skip
    box = f"0 0 {frame.width:.0f} {bottom + RIM:.0f}"
    given = {"class_": "strip-picture", "data_form": frame.form, "font_family": SANS}
    return tag("svg", inside, viewBox=box, role="img", aria_label=named, **given)


def heading(frame: Frame) -> float:
    """The room for the line above the rows."""
    return 38 if frame.above else 34


def ground(strip: Strip, frame: Frame, zones: list[Zone]) -> Iterator[Svg]:
    """The months, those to come washed."""
    now = frame.along(strip.window.place(strip.until))
    for top, bottom in zones:
        if now < frame.end:
            yield area("future", (now, top), (frame.end, bottom))
        for month in range(MONTHS + 1):
            x = frame.along(month)
            yield stroke("line", (x, top), (x, bottom))
    yield stroke("edge", (frame.begin, frame.floor), (frame.end, frame.floor))


def unknown(strip: Strip, frame: Frame) -> Iterator[Svg]:
    """Before the first look nothing is drawn, and that is said."""
    known = frame.along(strip.window.place(strip.begin or strip.until))
    middle = (frame.top + frame.floor) / 2
    if is_dotted(strip):
        yield stroke("unknown", (frame.begin + 8, middle), (known - 8, middle))
    if is_dotted(strip) and known - frame.begin > ROOM_FOR_WORDS:
        yield text("silence", ((frame.begin + known) / 2, middle + 4), UNKNOWN, "middle")


def is_dotted(strip: Strip) -> bool:
    """Is the time before the first look long enough to be seen?"""
    return strip.begin is None or (strip.begin - strip.window.first).days > DAYS_FOR_DOTS


def titles(strip: Strip, frame: Frame, below: float) -> Iterator[Svg]:
    if not frame.above:
        yield text("name", (0, frame.top + 12), "Findings standing")
        yield text("note", (0, frame.top + 28), "on each day, by likely grade")
    if strip.rows:
        yield text("name", (0, below + 22), which(strip))
        if not frame.above:
            yield stroke("line", (0, below + 30), (frame.end, below + 30))


def which(strip: Strip) -> str:
    """Which findings have a row."""
    if strip.all_shown:
        return "Each finding, those that stand first"
    if len(strip.standing) > len(strip.rows):
        return f"The {len(strip.rows)} that have stood longest"
    return "Those that stand, the longest first"


def months(strip: Strip, frame: Frame) -> tuple[list[Svg], float]:
    """The names of the months and their figures, and where they end."""
    drawn = list[Svg]()
    for n, month in enumerate(strip.window.months):
        x = frame.begin + frame.month * (n + 0.5)
        drawn.append(text("month", (x, frame.floor + 16), SHORT[month.month - 1], "middle"))
        if month.month == 1 or (n == 0 and month.month < DECEMBER):
            drawn.append(text("note", (x, frame.floor + 31), str(month.year), "middle"))
    y = frame.floor + 31
    for words, what in FIGURES:
        y += LINE + (2 if frame.above else 0)
        drawn.append(text("note", (0, y), words))
        y += LINE if frame.above else 0
        drawn += counted(strip, frame, what, y)
    return drawn, y + 8


def counted(strip: Strip, frame: Frame, what: str, y: float) -> Iterator[Svg]:
    for n, month in enumerate(strip.months):
        if month:
            yield text(voice(month, what), (frame.begin + frame.month * (n + 0.5), y), figure(month, what), "middle")


def voice(month: Month, what: str) -> str:
    """A clearing is somebody's hand, and green; what did not happen is said quietly."""
    if not getattr(month, what):
        return "note"
    return "now" if what == "cleared" else "count"


def figure(month: Month, what: str) -> str:
    return f"{getattr(month, what):,}" if getattr(month, what) or what == "stand" else "\u00b7"


def now(strip: Strip, frame: Frame, zones: list[Zone]) -> Iterator[Svg]:
    """The last day that is known, through the steps and the bars; words stay free of it."""
    x = frame.along(strip.window.place(strip.until))
    for top, bottom in [(frame.top - 6, frame.floor), *zones]:
        yield stroke("today", (x, top), (x, bottom))
    near = x > frame.end - ROOM_FOR_DAY
    yield text(
        "now",
        (max(x, frame.begin + ROOM_FOR_DAY / 2), frame.top - 12),
        month_day(strip.until),
        "end" if near else "middle",
    )


def legend(strip: Strip) -> list[tuple[Svg, str]]:
    """What the marks mean; those that no grade needs only where they are drawn."""
    words = {
        Grade.MAJOR: "Likely major",
        Grade.MINOR: "Likely minor",
        Grade.OPPORTUNITY: "An opportunity",
        Grade.OBSERVATION: "An observation",
    }
    drawn = [(sample(bar(grade, 1, 19, 9)), said) for grade, said in words.items()]
    drawn.append((sample(cleared(10, 9)), "Cleared on that day"))
    if strip.ahead:
        drawn.append((sample(hollow(10, 9)), "Lapses on that day if nothing is done"))
    if is_dotted(strip):
        drawn.append((sample(stroke("unknown", (1, 9), (19, 9))), "Not looked at: nothing is known"))
    return drawn


def sample(drawn: Svg) -> Svg:
    return tag("svg", drawn, viewBox="0 0 20 18", aria_hidden="true", class_="strip-sample")
