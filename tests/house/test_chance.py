"""Randomness enters through ``kernel.chance`` alone, so that a history can be repeated byte for byte."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SRC, dotted, imported, modules, parsed, place, told

CHANCE = SRC / "kernel" / "chance.py"
IMPORTS = ("secrets", "random", "numpy")
CALLS = ("urandom", "getrandom", "uuid1", "uuid4", "uuid6", "uuid7", "get_random_string", "get_random_secret_key")


def draws(path: Path) -> Iterator[ast.AST]:
    """Imports of random sources, and calls or mentions of random functions."""
    for statement, name in imported(parsed(path)):
        if name.partition(".")[0] in IMPORTS or name.rpartition(".")[2] in CALLS:
            yield statement
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and dotted(node).rpartition(".")[2] in CALLS:
            yield node


def test_only_the_kernel_draws() -> None:
    broken = [place(path, node) for path in modules() if path != CHANCE for node in draws(path)]
    assert not broken, told(
        broken, "Draw bytes from kernel.chance.token(), identifiers from kernel.references.new_id():"
    )


def test_the_kernel_itself_would_be_found() -> None:
    assert list(draws(CHANCE))
