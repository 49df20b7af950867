"""Documents that point at files that exist, and records that keep their form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT, place, told, tracked

NAMED = re.compile(r"`((?:src|tests|docs|requirements|changelog\.d)/[\w./-]*)`")
LINKED = re.compile(r"\]\(([^)#:\s]+)(?:#[\w-]+)?\)")
FRAGMENT = re.compile(r"[a-z0-9-]+\.(?:added|changed|fixed|removed|security)\.md")
RECORD = re.compile(r"(\d{4})-[a-z0-9-]+\.md")


def documents() -> list[Path]:
    """Markdown that people wrote; samples in tests and examples are none."""
    return [path for path in tracked() if path.suffix == ".md" and path.relative_to(ROOT).parts[0] not in OTHERS]


OTHERS = {"src", "tests", "examples"}


def records() -> list[Path]:
    return sorted(path for path in (ROOT / "docs" / "decisions").glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", documents(), ids=place)
def test_a_document_names_only_what_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    gone = [name for name in NAMED.findall(text) if not (ROOT / name).exists()]
    gone += [name for name in LINKED.findall(text) if not (path.parent / name).exists()]
    assert not gone, told(gone, f"{place(path)} names files that are not there:")


@pytest.mark.parametrize("path", records(), ids=place)
def test_a_record_has_its_three_parts(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    assert parts == ["Context", "Decision", "Consequences"], f"{place(path)}: ## Context, ## Decision, ## Consequences."
    assert lines[0].startswith(f"# {path.name[:4]} "), f"{place(path)}: its title begins with its number."


def test_records_are_numbered_and_listed() -> None:
    named = [match[1] for path in records() if (match := RECORD.fullmatch(path.name))]
    assert named == [f"{number:04}" for number in range(1, len(records()) + 1)], f"Number them without gaps: {named}"
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    missing = [path.name for path in records() if f"({path.name})" not in listed]
    assert not missing, told(missing, "List them in docs/decisions/README.md:")


def test_fragments_are_named_after_their_kind() -> None:
    there = sorted((ROOT / "changelog.d").iterdir())
    odd = [place(path) for path in there if path.name != "README.md" and not FRAGMENT.fullmatch(path.name)]
    assert not odd, told(odd, "Write <what>.<kind>.md; changelog.d/README.md lists the kinds:")
