"""Whatever was done: the pictures are well-formed, hold nobody's markup, and every mark lies inside."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.kernel.words import say
from countersign.ledger.kinds import Shape
from countersign.readiness.wall.acting import Act
from countersign.readiness.wall.drawing import HEIGHT, PHONE_HEIGHT, PHONE_WIDTH, WIDTH, tall, wide
from countersign.readiness.wall.legend import legend
from countersign.readiness.wall.small import multiple, year
from countersign.readiness.wall.svg import Svg, tag
from countersign.readiness.wall.window import Window
from tests.readiness.wall.made import FIRST, PRIYA, TODAY, act, wall

NAMES = st.text(max_size=12) | st.sampled_from(["<script>x</script>", "\"'&;", "\x00\ud800\uffff", "Ol\u00e9"])
DAYS = st.dates(FIRST, FIRST + timedelta(days=370))
ACTS = st.builds(
    lambda on, duty, who, later, shape, leads, elsewhere: act(
        on, duty, who, days_later=later, shape=shape, leads=leads, elsewhere=elsewhere, says=say("{who} did", who=who)
    ),
    DAYS, st.sampled_from("abcdefgh"), NAMES, st.integers(0, 400), st.sampled_from(Shape), st.booleans(), st.booleans(),
)  # fmt: skip
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def link(letter: str, month: date) -> str:
    return f"#{letter}-{month:%Y-%m}"


def marks(picture: Svg) -> list[tuple[list[float], list[float]]]:
    """For each mark its x and its y values."""
    found = []
    for one in Tree.fromstring(picture).iter():  # noqa: S314 (our own pictures)
        if one.get("class") != "wall-mark":
            continue
        if one.get("points"):
            numbers = [float(number) for number in NUMBER.findall(one.get("points", ""))]
            found.append((numbers[::2], numbers[1::2]))
        elif one.get("r"):
            x, y, r = (float(one.get(name, "")) for name in ("cx", "cy", "r"))
            found.append(([x - r, x + r], [y - r, y + r]))
        else:
            x, y, width, height = (float(one.get(name, "")) for name in ("x", "y", "width", "height"))
            found.append(([x, x + width], [y, y + height]))
    return found


@given(st.lists(ACTS, max_size=60), st.none() | DAYS, st.sets(st.sampled_from("abcdefgh")))
def test_any_acts_make_a_picture_that_can_be_read(acts: list[Act], audit: date | None, recorded: set[str]) -> None:
    shown = wall(*acts, recorded="".join(recorded), window=Window(FIRST, TODAY, audit, "stage2"))
    for picture, width, height in (
        (wide(shown, link), WIDTH, HEIGHT),
        (wide(shown, file=True), WIDTH, HEIGHT),
        (tall(shown, link), PHONE_WIDTH, PHONE_HEIGHT),
        (year(shown, PRIYA), 750, 80),
        (year(shown, PRIYA, phone=True), 360, 80),
        (multiple(shown, PRIYA), 132, 68),
    ):
        assert "<script" not in picture
        for xs, ys in marks(picture):
            assert 0 <= min(xs) <= max(xs) <= width
            assert 0 <= min(ys) <= max(ys) <= height


def test_a_thousand_acts_in_a_month_stay_a_few_marks() -> None:
    shown = wall(*(act(date(2026, 5, 1 + n % 31), who=f"L{n}", shape=[*Shape][n % 8]) for n in range(1500)))
    picture = wide(shown, link)
    assert len(picture) < 40_000
    assert [count for count in (">188<", ">+1k<", ">1,500 acts<") if count not in picture] == []


def test_every_act_has_its_own_mark_where_a_month_has_room() -> None:
    days = [date(2026, 5, 4), date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 28)]
    drawn = marks(wide(wall(*(act(day) for day in days)), link))
    in_rows = [(xs, ys) for xs, ys in drawn if max(ys) < 454]
    assert len(in_rows) == 4
    assert len({(min(xs), min(ys)) for xs, ys in in_rows}) == 4


@pytest.mark.parametrize(("days_later", "tails"), [(0, 0), (3, 0), (4, 2)])
def test_a_tail_shows_that_it_was_written_down_later(days_later: int, tails: int) -> None:
    assert wide(wall(act(date(2026, 5, 4), days_later=days_later)), link).count("wall-tail") == tails


def test_an_empty_row_and_an_unknown_one_are_drawn_apart() -> None:
    picture = wide(wall(recorded="a"), link)
    assert picture.count('class="wall-gap"') == 1
    assert picture.count('class="wall-unknown"') == 7
    assert picture.count("Countersign does not record this yet") == 7
    assert "nine months, nothing written down yet" in picture


def test_a_cell_leads_to_its_words_and_says_them() -> None:
    picture = wide(wall(act(date(2026, 3, 20), "c")), link)
    assert 'href="#c-2026-03"' in picture
    assert 'aria-label="5.1(c), March 2026: 20 March 2026, Priya Raman did it"' in picture


def test_the_legend_names_the_shapes_that_can_occur() -> None:
    words = [words for _, words in legend(frozenset({Shape.SIGNATURE}))]
    assert "Signature on a policy or objective" in words
    assert "Message from a leader" not in words


def test_text_is_escaped_and_markup_is_not_escaped_twice() -> None:
    inner = tag("text", "<b> & \x07", aria_label='"')
    assert inner == '<text aria-label="&quot;">&lt;b&gt; &amp; \ufffd</text>'
    assert tag("g", inner, x=1.25, y=2.0, class_=None) == f'<g x="1.2" y="2">{inner}</g>'
