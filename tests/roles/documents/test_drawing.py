"""Boxes never lie over one another, and stand beside those they belong to; whatever the tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from countersign.roles.documents.drawing import LETTERS, STEP, Box, Line, picture
from tests.roles.documents.drawings import crossings


def box(roles: int, below: list[Box]) -> Box:
    return Box([Line("Name", "name"), *[Line("Role", "accepted")] * roles], "holder", below)


leaf = st.builds(box, st.integers(0, 5), st.just([]))
trees = st.recursive(leaf, lambda some: st.builds(box, st.integers(0, 5), st.lists(some, max_size=4)), max_leaves=25)


@given(st.lists(trees, min_size=1, max_size=3))
def test_no_two_boxes_touch_and_all_of_them_are_inside(tops: list[Box]) -> None:
    drawn = picture(tops)
    found = [(one.x, one.y, one.width, one.height + STEP - 1) for one in drawn.boxes]
    assert not crossings(found)
    assert all(one.x + one.width <= drawn.width and one.y + one.height <= drawn.height for one in drawn.boxes)
    assert all(lower.x > upper.x + upper.width for upper in drawn.boxes for lower in upper.below)
    assert len(drawn.lines) == len(drawn.boxes) - len(tops)


def test_nobody_is_an_empty_picture() -> None:
    drawn = picture([])
    assert (drawn.boxes, drawn.lines, drawn.width, drawn.height) == ([], [], 0, 0)


def test_a_long_name_is_cut_where_the_box_ends() -> None:
    assert Line("x" * 40, "name").shown == "x" * (LETTERS - 1) + "…"
    assert len(Line("x" * 40, "accepted", "5.3 (a)").shown) == LETTERS - 8
