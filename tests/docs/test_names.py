"""The guides for people name buttons and links that are there, word for word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.reading import line, text
from tests.house.source import ROOT, SRC, place, told

GUIDES = ROOT / "docs" / "guides"
FOR_PEOPLE = (
    "set-up.md",
    "import-people.md",
    "sign-and-publish.md",
    "collect-acceptances.md",
    "describe-roles.md",
    "draw-up-the-matrix.md",
    "show-competence.md",
    "keep-risks.md",
    "set-objectives.md",
    "write-down-processes.md",
    "engage-leaders.md",
    "brief-a-ceo.md",
    "follow-things-up.md",
    "follow-audit-findings.md",
    "hold-a-management-review.md",
    "answer-findings.md",
)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
SAID = re.compile(r'(?:translate|\b_\(|say\(|gettext_noop\(|Page\("[^"]+", "[^"]+",)\s*"([^"]+)"')


@cache
def said() -> set[str]:
    """Every label that a page or its words can show."""
    files = [path for suffix in ("*.html", "*.py") for path in SRC.rglob(suffix)]
    return {label for path in files for label in SAID.findall(path.read_text(encoding="utf-8"))}


def named(path: Path) -> list[str]:
    return [line(words) for words in BOLD.findall(text(path))]


@pytest.mark.parametrize("guide", FOR_PEOPLE)
def test_what_a_guide_names_is_there(guide: str) -> None:
    names = named(GUIDES / guide)
    assert len(names) > 5
    missing = [name for name in names if name not in said()]
    assert not missing, told(missing, f"{place(GUIDES / guide)} names what no page shows:")
