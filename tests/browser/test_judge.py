"""A dossier from a file on a phone: a file that is none, the findings, and the same once more under a law."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looking import looks_right
from tests.browser.neighbours import come_in

pytestmark = pytest.mark.browser

DOSSIER = Path(__file__).parents[2] / "examples" / "larkbeam" / "dossier.json"
LAW = "NIS2 for digital infrastructure and services"


def test_a_file_is_judged_on_a_phone(begun_house: House, open_phone: Callable[..., Page], tmp_path: Path) -> None:
    tom = open_phone()
    come_in(tom, begun_house, "tom")
    tom.goto(f"{begun_house.url}/judge/")
    looks_right(tom)
    no_dossier = tmp_path / "none.json"
    no_dossier.write_text('{"as_of": }')
    judge(tom, no_dossier)
    expect(tom.get_by_text("none.json: is not JSON: line 1, column 11")).to_be_visible()
    expect(tom.get_by_role("checkbox", name=LAW)).to_be_checked()
    looks_right(tom)
    judge(tom, DOSSIER)
    expect(tom.get_by_role("heading", level=1)).to_contain_text("of them major")
    expect(tom.get_by_text("Judged by ISO/IEC 27001, and with it NIS2 and NIS2-CIR.")).to_be_visible()
    expect(tom.get_by_role("checkbox", name=LAW)).to_be_checked()
    looks_right(tom)


def judge(page: Page, file: Path) -> None:
    page.get_by_label("The dossier").set_input_files(file)
    page.get_by_role("checkbox", name=LAW).check()
    page.get_by_role("button", name="Judge it").click()
