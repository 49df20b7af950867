"""One verb, one file, one command, one test file."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.source import TESTS, Function, commands, dotted, functions, place


def decorated(path: Path) -> list[Function]:
    """The functions of a file that are commands."""
    return [function for function in functions(path) if any(is_command(one) for one in function.decorator_list)]


def is_command(decorator: ast.expr) -> bool:
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return dotted(named).rpartition(".")[2] == "command"


@pytest.mark.parametrize("path", commands(), ids=place)
def test_one_command_with_the_name_of_its_file(path: Path) -> None:
    found = [function.name for function in decorated(path)]
    assert found == [path.stem], f"{place(path)} holds {found}: one @command, called {path.stem}, and nobody else's."


@pytest.mark.parametrize("path", commands(), ids=place)
def test_a_command_says_what_it_does_and_takes_by_and_at(path: Path) -> None:
    for function in decorated(path):
        assert ast.get_docstring(function), f"{place(path, function)}: say in one sentence what is done."
        taken, named = function.args.args, [argument.arg for argument in function.args.kwonlyargs]
        assert not taken, f"{place(path, function)}: keyword arguments only (start with *)."
        assert named[-2:] == ["by", "at"], f"{place(path, function)}: `by` and `at` are passed in, last."


@pytest.mark.parametrize("path", commands(), ids=place)
def test_every_command_has_its_tests(path: Path) -> None:
    context, name = path.parents[1].name, f"test_{path.stem}.py"
    places = [TESTS / context / "commands" / name, TESTS / context / name]
    assert any(one.exists() for one in places), (
        f"{place(path)} has no tests: write {place(places[0])} (done, refused, undone when recording fails)."
    )
