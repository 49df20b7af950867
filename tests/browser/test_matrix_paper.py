"""A large matrix on paper: as small as one page asks, and where that could not be read, in strips with every column."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.grid import approved, begin
from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

LEAST = 4.4
"""Points: what is smaller nobody reads on paper."""


def test_forty_rows_and_sixty_columns_stand_on_one_page(begun_house: House, open_phone: Callable[..., Page]) -> None:
    tom, priya = open_phone(), open_phone()
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    begin(tom, begun_house)
    save(tom, large(40, 60))
    approved(tom, priya)
    priya.goto(f"{begun_house.home}roles/matrix/")
    expect(priya.get_by_text("Printed, it stands on one page, across.")).to_be_visible()
    looks_right(priya)
    (paper,) = printed(priya)
    assert paper.mediabox.width > paper.mediabox.height
    words = paper.extract_text()
    assert all(f"Activity {n} of the year" in words for n in range(40))
    assert all(f"Team {n}" in words for n in range(60))
    assert smallest(paper) >= LEAST


def test_a_wider_one_is_laid_out_in_strips(begun_house: House, open_phone: Callable[..., Page]) -> None:
    tom, priya = open_phone(), open_phone()
    come_in(tom, begun_house, "tom")
    come_in(priya, begun_house, "priya")
    begin(tom, begun_house)
    save(tom, large(30, 70))
    approved(tom, priya)
    priya.goto(f"{begun_house.home}roles/matrix/")
    assert "This matrix is too wide for one page." in printed(priya)[0].extract_text()
    priya.get_by_role("link", name="Lay it out for paper").click()
    looks_right(priya)
    strips = printed(priya)
    assert len(strips) == 4
    columns = [teams(strip) for strip in strips]
    assert [len(some) for some in columns] == [22, 22, 22, 4]
    assert [n for some in columns for n in some] == list(range(70))
    assert all("Activity 29 of the year" in strip.extract_text() for strip in strips)
    assert min(map(smallest, strips)) >= LEAST


def large(many: int, columns: int) -> dict[str, Any]:
    """A letter in every third cell."""
    teams = [{"id": f"team_{n}", "group": True, "title": f"Team {n}"} for n in range(columns)]
    rows = [
        {
            "key": f"own_{row}",
            "title": f"Activity {row} of the year",
            "cells": {f"team_{n}": "RACI"[(row + n) % 4] for n in range(columns) if (row + n) % 3 == 0},
            "needs": [],
            "note": "",
        }
        for row in range(many)
    ]
    return {"a_implies_r": False, "columns": teams, "rows": rows}


def save(page: Page, grid: dict[str, Any]) -> None:
    """As the page's script does."""
    form = page.locator("form", has=page.locator("[name=do][value=add_row]"))
    carried = ("csrfmiddlewaretoken", "act", "revision_shown")
    sent: dict[str, str | float | bool] = {name: form.locator(f"[name={name}]").input_value() for name in carried}
    sent["grid"] = json.dumps(grid)
    answer = page.request.post(page.url, form=sent, headers={"Accept": "application/json"})
    assert answer.ok, answer.text()
    page.reload()


def printed(page: Page) -> Any:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages


def teams(paper: Any) -> list[int]:
    """The columns on a page, by their numbers."""
    return [int(n) for n in re.findall(r"Team\s+(\d+)\b", paper.extract_text())]


def smallest(paper: Any) -> float:
    """The size of the smallest letters on a page, in points; some stand upright, some on their side."""
    sizes: list[float] = []

    def look(text: str, page: list[float], line: list[float], _font: Any, size: float) -> None:
        if text.strip():
            sizes.append(size * max(map(abs, line[:4])) * max(map(abs, page[:4])))

    paper.extract_text(visitor_text=look)
    return min(sizes)
