"""Links of the documentation: each leads somewhere, and every page is reached from the map."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.house.source import ROOT, place, told

DOCS = ROOT / "docs"
MAP = DOCS / "README.md"
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)|<img[^>]* src=\"(?!\w+:)([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


@cache
def words(path: Path) -> str:
    """What is no code."""
    return FENCED.sub("", path.read_text(encoding="utf-8"))


def links(path: Path) -> list[tuple[Path, str]]:
    """Where a page leads: the file, and the heading in it or nothing."""
    found = LINK.findall(words(path))
    return [((path.parent / (to or image)).resolve() if to or image else path, anchor) for to, anchor, image in found]


def anchors(path: Path) -> set[str]:
    """The headings of a page as they stand in addresses."""
    bare = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(words(path)))
    return {heading.strip().replace(" ", "-") for heading in bare}


@pytest.mark.parametrize("path", pages(), ids=place)
def test_a_link_leads_somewhere(path: Path) -> None:
    lost = [f"{to}" for to, _anchor in links(path) if not to.exists()]
    lost += [f"{to}#{anchor}" for to, anchor in links(path) if anchor and to.exists() and anchor not in anchors(to)]
    assert not lost, told(lost, f"{place(path)} leads to what is not there:")


def test_every_page_is_reached_from_the_map() -> None:
    reached, waiting = {MAP}, [MAP]
    while waiting:
        found = {to for to, _anchor in links(waiting.pop()) if to.suffix == ".md" and to.is_relative_to(DOCS)} - reached
        reached |= found
        waiting += [page for page in found if page.exists()]
    missing = [place(path) for path in sorted(DOCS.rglob("*.md")) if path not in reached]
    assert not missing, told(missing, "Give each a line in docs/README.md:")
