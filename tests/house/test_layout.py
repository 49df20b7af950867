"""Where things may stand in a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SRC, functions, modules, parsed, place, told


def prints(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node


def test_only_the_console_prints() -> None:
    broken = [place(path, node) for path in modules() if SRC / "console" not in path.parents for node in prints(path)]
    assert not broken, told(broken, "Log with structlog, or return what is to be said:")


def hidden_imports(path: Path) -> Iterator[ast.stmt]:
    """Imports inside functions. Django wants them in ``AppConfig.ready``, and nowhere else."""
    for function in functions(path):
        if path.name == "apps.py" and function.name == "ready":
            continue
        yield from (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def test_imports_stand_at_the_top() -> None:
    broken = [place(path, node) for path in modules() for node in hidden_imports(path)]
    assert not broken, told(broken, "An import inside a function hides a circle. Break the circle, import at the top:")


def test_every_package_says_what_it_is() -> None:
    silent = [
        place(path)
        for path in modules()
        if path.name == "__init__.py" and not ast.get_docstring(parsed(path)) and path.parent.name != "migrations"
    ]
    assert not silent, told(silent, "Say in its first line what the package is for:")
