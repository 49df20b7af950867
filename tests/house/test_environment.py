"""``.env.example`` names every setting of a deployment, and nothing else."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from tests.house.source import ROOT

SETTING = re.compile(r"^#?\s*([A-Z][A-Z0-9_]*)=", re.MULTILINE)


def declared() -> set[str]:
    return {f"COUNTERSIGN_{name.upper()}" for name in type(settings.DEPLOYMENT).model_fields}


def test_the_example_holds_every_setting_and_nothing_else() -> None:
    example = ROOT / ".env.example"
    named = set(SETTING.findall(example.read_text(encoding="utf-8"))) if example.exists() else set()
    assert named == declared(), f"Run `make docs`; in one and not in the other: {sorted(named ^ declared())}"


@pytest.mark.parametrize("name", sorted(type(settings.DEPLOYMENT).model_fields))
def test_every_setting_says_what_it_means(name: str) -> None:
    field = type(settings.DEPLOYMENT).model_fields[name]
    assert field.description, f"{name}: give it a description (Field(..., description=...)); it is its documentation."
