"""The table of security requirements names tests that exist, and claims nothing without one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.source import ROOT

PAGE = ROOT / "docs" / "reference" / "asvs.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROW = re.compile(r"^\| (\d[^|]*?) \| (.+?) \| (.*?) \| (.*?) \| (.*?) ?\|$", re.MULTILINE)
NUMBER = re.compile(r"\d+\.\d+\.(?:\d+|x)")
STATES = ("met", "partly", "not yet")


def rows() -> list[tuple[str, ...]]:
    return [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def gone(text: str) -> Iterator[str]:
    """The tests that a text names and nobody can run."""
    for path, name in NAMED.findall(text):
        file = ROOT / path
        tree = ast.parse(file.read_text(encoding="utf-8")) if file.exists() else ast.Module([], [])
        if name not in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}:
            yield f"{path}::{name}"


def test_every_test_that_is_named_exists() -> None:
    assert not [*gone(PAGE.read_text(encoding="utf-8"))]


def test_a_row_says_how_far_it_is_met_and_what_holds_it() -> None:
    assert len(rows()) > 60
    for number, _words, state, how, tests in rows():
        assert NUMBER.match(number), number
        assert state in STATES, f"{number}: {state}"
        assert NAMED.search(tests) or state == "not yet", f"{number} is called {state}, and no test holds it"
        assert how or state == "met", f"{number}: say what is missing"


def test_a_requirement_stands_once_and_in_order() -> None:
    first = [tuple(int(part) for part in NUMBER.match(row[0])[0].replace("x", "0").split(".")) for row in rows()]  # type: ignore[index]
    assert first == sorted(set(first))


def test_a_test_that_is_gone_would_be_found() -> None:
    assert [*gone("`tests/house/test_asvs.py::test_nothing` `tests/no.py::test_x`")] == [
        "tests/house/test_asvs.py::test_nothing",
        "tests/no.py::test_x",
    ]
