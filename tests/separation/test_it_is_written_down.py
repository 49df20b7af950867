"""The page about separation of duties names every rule once, and commands and tests that are there."""

from __future__ import annotations

import re

from tests.house.source import ROOT, SRC

PAGE = ROOT / "docs" / "explanation" / "separation-of-duties.md"
HERE = ROOT / "tests" / "separation"


def rows() -> list[str]:
    return [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| S\d \|", line)]


def test_every_rule_stands_there_once() -> None:
    assert [row[2:4] for row in rows()] == [f"S{n}" for n in range(1, 10)]


def test_the_commands_and_tests_it_names_are_there() -> None:
    for row in rows():
        named = re.findall(r"`([^`]+\.py)`", row)
        tests = [name for name in named if name.startswith("test_")]
        assert tests, row
        assert [name for name in named if not (HERE if name in tests else SRC).joinpath(name).exists()] == [], row


def test_every_command_that_asks_whether_somebody_leads_alone_is_named() -> None:
    """Only the one leader there is may do by themselves what takes two: such a command is one of S1 or S5.

    Putting a text forward (``offer``) warns of it, and decides nothing.
    """
    told = " ".join(row for row in rows() if row[2:4] in ("S1", "S5"))
    commands = [path for path in SRC.glob("*/commands/*.py") if "is_only_leader(" in path.read_text(encoding="utf-8")]
    names = {str(path.relative_to(SRC)) for path in commands} - {"policies/commands/offer.py"}
    assert len(names) > 10
    assert sorted(name for name in names if f"`{name}`" not in told) == []


def test_every_test_of_a_rule_is_named() -> None:
    told = PAGE.read_text(encoding="utf-8")
    tests = {path.name for path in HERE.glob("test_*.py")} - {"test_it_is_written_down.py"}
    assert sorted(name for name in tests if name not in told) == []
