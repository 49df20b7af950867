"""The page that shows every part: in trial mode alone, and with every class there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import Settings

NAMED_OTHERWISE = {"asked": "silence"}
"""Files that dress a variant of another part, and a class that is in each."""


@pytest.fixture
def styled(db: None, settings: Settings) -> str:
    settings.COUNTERSIGN_TRIAL = True
    return Client().get("/style/").content.decode()


def parts() -> set[str]:
    """What our files for parts are called: each is a noun, and the class of one thing."""
    sheet = Path(str(finders.find("countersign/css/countersign.css")))
    return {path.stem for path in (sheet.parent / "parts").glob("*.css")}


def test_every_part_is_shown(styled: str) -> None:
    shown = {word for words in re.findall(r'class="([^"]+)"', styled) for word in words.split()}
    missing = {part for part in parts() if not any(one == part or one.startswith(f"{part}-") for one in shown)}
    assert not missing - NAMED_OTHERWISE.keys()
    assert all(first in shown for part, first in NAMED_OTHERWISE.items())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_is_chosen_by_its_address(db: None, settings: Settings, theme: str) -> None:
    settings.COUNTERSIGN_TRIAL = True
    assert f'data-theme="{theme}"' in Client().get(f"/style/?theme={theme}").content.decode()


def test_a_theme_that_nobody_knows_is_the_machine_s(db: None, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    assert "data-theme" not in Client().get('/style/?theme="><b>').content.decode()


def test_outside_trial_mode_there_is_no_such_page(db: None, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = False
    assert Client().get("/style/").status_code == 404


def test_behind_a_proxy_there_is_no_such_page(db: None, settings: Settings) -> None:
    settings.COUNTERSIGN_TRIAL = True
    assert Client(headers={"X-Forwarded-For": "203.0.113.7"}).get("/style/").status_code == 404
