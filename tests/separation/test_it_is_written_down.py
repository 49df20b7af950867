"""The page about separation of duties names every rule once, by every route, and commands and tests that are there."""

from __future__ import annotations

import re

from tests.house.source import ROOT, SRC
from tests.regressions.pointing import stands
from tests.web.addresses import addresses

PAGE = ROOT / "docs" / "explanation" / "separation-of-duties.md"
HERE = ROOT / "tests" / "separation"


ROUTES = ("form", "list or file", "console", "worker", "program", "mail")


def told() -> tuple[str, str]:
    """The page up to the table of routes, and from there on."""
    rules, _heading, routes = PAGE.read_text(encoding="utf-8").partition("## Every rule by every route")
    return rules, routes


def rows(text: str | None = None) -> list[str]:
    return [line for line in (text or told()[0]).splitlines() if re.match(r"\| S\d \|", line)]


def by_route() -> dict[tuple[str, str], list[str]]:
    """By rule and route: the short names of what tries to get round it."""
    split = [[part.strip() for part in row.strip("|").split("|")] for row in rows(told()[1])]
    return {
        (rule, route): re.findall(r"[A-Z]\d+", cell)
        for rule, *cells in split
        for route, cell in zip(ROUTES, cells, strict=True)
    }


def short_names() -> dict[str, str]:
    """What the short names stand for."""
    return dict(re.findall(r"^\* ([A-Z]\d+): `(tests/[^`]+)`$", told()[1], re.MULTILINE))


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
    named = " ".join(row for row in rows() if row[2:4] in ("S1", "S5"))
    commands = [path for path in SRC.glob("*/commands/*.py") if "is_only_leader(" in path.read_text(encoding="utf-8")]
    names = {str(path.relative_to(SRC)) for path in commands} - {"policies/commands/offer.py"}
    assert len(names) > 10
    assert sorted(name for name in names if f"`{name}`" not in named) == []


def test_every_test_of_a_rule_is_named() -> None:
    page = told()[0]
    tests = {path.name for path in HERE.glob("test_*.py")} - {"test_it_is_written_down.py"}
    assert sorted(name for name in tests if name not in page) == []


def test_every_rule_is_tried_by_every_route() -> None:
    cells = by_route()
    assert list(cells) == [(f"S{n}", route) for n in range(1, 10) for route in ROUTES]
    assert [cell for cell, names in cells.items() if not names] == []


def test_every_test_by_a_route_is_there_and_each_is_used() -> None:
    used = {name for names in by_route().values() for name in names}
    assert {*short_names()} == used
    stands(*short_names().values())


def test_programs_have_no_address_of_their_own_yet() -> None:
    """One that has makes a column of the table, with what tries to get round each rule by it."""
    words = {word for one in addresses() for word in re.split(r"[^a-z]+", f"{one.name} {one.act}".lower())}
    assert {"roles", "policies"} <= words
    assert not words & {"api", "graphql", "hook", "rest", "rpc", "scim", "webhook"}
