"""Whatever turned: the pictures are well-formed, hold nobody's markup, and every mark and word lies inside."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as Tree

from hypothesis import given, settings
from hypothesis import strategies as st

from countersign.readiness.rule import Grade
from countersign.readiness.strip.drawing import legend, tall, wide
from countersign.readiness.strip.lettering import lines, width
from countersign.readiness.strip.saying import heard
from countersign.readiness.strip.shaping import Strip, strip_of
from countersign.readiness.strip.turning import Row, Turned
from countersign.readiness.wall.svg import Svg
from tests.readiness.strip.made import LONG_AGO, MAJOR, MINOR, TODAY, called, down, strip, up

DAYS = st.dates(date(2025, 6, 1), TODAY + timedelta(days=300))
CODES = st.sampled_from([f"ROL-{n:03}" for n in range(20)])
TURNS = st.builds(Turned, CODES, st.sampled_from(["", "x<y", "Ol\u00e9"]), st.sampled_from(Grade), st.booleans(), DAYS)
AHEAD = st.tuples(CODES, st.sampled_from(Grade), st.none() | DAYS)
BOX = re.compile(r"M([-\d.]+) ([-\d.]+)h([-\d.]+)v([-\d.]+)")
LONG = (
    "No decision about making the policy <b>available</b> to interested parties: Wilhelmine von Donaudampfschifffahrt"
)


def named(row: Row) -> str:
    return f"{LONG}{row.key}"


def stands(element: Tree.Element) -> float:
    """Where the words of an element begin."""
    words = width(element.text or "", float(element.get("font-size", "")))
    shift = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0)
    return float(element.get("x", "")) - shift * words


def outside(picture: Svg) -> list[str]:
    """Bars, marks and words that stick out of a picture. Words are measured for the widest font, months but nearly."""
    root = Tree.fromstring(picture)  # noqa: S314 (our own pictures)
    _, _, right, bottom = map(float, root.get("viewBox", "").split())
    found = []
    for one in root.iter():
        if one.tag == "rect":
            x, y, wide_, high = (float(one.get(name, "")) for name in ("x", "y", "width", "height"))
            if min(x, y) < 0 or x + wide_ > right + 2 or y + high > bottom or high <= 0:
                found.append(str(one.attrib))
        if one.get("class") == "strip-band":
            boxes = [[float(number) for number in box] for box in BOX.findall(one.get("d", ""))]
            found += [str(box) for box in boxes if min(box) < 0 or box[0] + box[2] > right or box[1] + box[3] > bottom]
        if one.tag == "text":
            begin, end = stands(one), stands(one) + width(one.text or "", float(one.get("font-size", "")))
            if begin < -6 or end > right + 6 or not 0 < float(one.get("y", "")) <= bottom:
                found.append(f"{one.text} from {begin} to {end} of {right}")
    return found


@settings(max_examples=30)
@given(st.lists(TURNS, max_size=40), st.lists(AHEAD, max_size=20), st.none() | DAYS, DAYS)
def test_any_turns_make_a_picture_that_can_be_read(
    turns: list[Turned], ahead: list[tuple[str, Grade, date | None]], since: date | None, on: date
) -> None:
    shown = strip_of(sorted(turns, key=lambda turn: turn.on), since, on, TODAY, ahead)
    for picture in (wide(shown, named, heard(shown)), tall(shown, named, heard(shown))):
        assert outside(picture) == []
        assert "<b>" not in picture


def pictures(shown: Strip) -> list[Svg]:
    return [wide(shown, called, heard(shown)), tall(shown, called, heard(shown))]


def test_a_picture_says_itself_to_whoever_does_not_see_it() -> None:
    shown = strip(up(date(2026, 3, 10)))
    for picture in pictures(shown):
        root = Tree.fromstring(picture)  # noqa: S314 (our own pictures)
        assert root.get("role") == "img"
        assert root.get("aria-label") == heard(shown)


def test_a_finding_that_changed_its_grade_changes_its_bar() -> None:
    shown = strip(up(date(2026, 3, 10)), up(date(2026, 5, 10), grade=MAJOR), down(date(2026, 7, 10)))
    for picture in pictures(shown):
        bars = [one.split('data-grade="')[1].split('"')[0] for one in picture.split("strip-bar")[1:]]
        assert bars == ["minor", "major"]
        assert picture.count("strip-cleared") == 1
        assert "raised as minor 10 March 2026, graded major 10 May 2026, cleared 10 July 2026" in picture


def test_what_was_raised_before_the_window_begins_at_its_edge_without_a_tick() -> None:
    ticks = [wide(strip(up(day)), called, "").count("wall-edge") for day in (date(2025, 3, 1), date(2026, 3, 1))]
    assert ticks[1] == ticks[0] + 1
    assert ">Mar 2025<" in wide(strip(up(date(2025, 3, 1))), called, "")


def test_a_thousand_turns_stay_a_picture_of_few_rows() -> None:
    days = [date(2025, 12, 1) + timedelta(days=n % 350) for n in range(1000)]
    turns = sorted((up(day, f"DIS-{n % 97:03}", [*Grade][n % 4]) for n, day in enumerate(days)), key=lambda one: one.on)
    picture = wide(strip(*turns), called, "")
    assert picture.count("<title>") == 14
    assert ">The 14 that have stood longest<" in picture
    assert len(picture) < 100_000


def test_what_will_lapse_is_drawn_hollow_and_no_deeper_than_there_is_room() -> None:
    coming = [(f"DIS-{n:03}", MINOR, date(2027, 2, 1)) for n in range(30)]
    shown = strip_of([], LONG_AGO, date(2027, 3, 1), TODAY, coming)
    assert 0 < wide(shown, called, "").count("strip-hollow") < 12
    assert "Lapses on that day if nothing is done" in [words for _, words in legend(shown)]
    assert "Lapses on that day if nothing is done" not in [words for _, words in legend(strip())]


def test_lines_break_between_words_and_end_in_an_ellipsis_where_they_must() -> None:
    assert lines("No objectives, or framework for setting them", 500, 13) == [
        "No objectives, or framework for setting them"
    ]
    broken = lines(LONG, 200, 13)
    assert len(broken) == 2
    assert all(width(line, 13) <= 200 for line in broken)
    assert broken[-1].endswith("\u2026")
    assert width(lines("Donaudampfschifffahrtsgesellschaftskapitän" * 3, 200, 13)[0], 13) <= 200
