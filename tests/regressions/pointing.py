"""A regression that is tested where its subject lives: the file here names the tests, and fails when they go."""

from __future__ import annotations

import ast

from tests.house.source import ROOT


def stands(*places: str) -> None:
    """Each is written ``tests/…/test_x.py::test_y``."""
    for place in places:
        path, _, name = place.partition("::")
        file = ROOT / path
        assert file.exists(), f"{path} is gone: say where this is tested now."
        names = {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)}
        assert name in names, f"{place} is gone: say where this is tested now."
