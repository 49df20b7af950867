"""Test databases are copied or rolled back, never flushed: protected tables refuse it (decision 37)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import ROOT, TESTS, modules, parsed, place, told

REFUSED = {
    *("transactional_db", "live_server", "live_server_url", "django_db_reset_sequences"),
    *("TransactionTestCase", "LiveServerTestCase", "StaticLiveServerTestCase"),
}
OPTIONS = ("--nomigrations", "--no-migrations", "--liveserver")


def flushes(path: Path) -> Iterator[ast.AST]:
    """Fixtures and test cases that empty tables, and ``django_db(transaction=True)``."""
    for node in ast.walk(parsed(path)):
        named = getattr(node, "arg", None) or getattr(node, "id", None) or getattr(node, "attr", None)
        if named in REFUSED or (isinstance(node, ast.Constant) and node.value in REFUSED):
            yield node
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "django_db":
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "transaction")


def test_nothing_is_flushed() -> None:
    ours = [path for path in modules(TESTS) if path.parent != TESTS / "house"]
    broken = [place(path, node) for path in ours for node in flushes(path)]
    assert not broken, told(broken, "Use the cast (rolled back) or `database_copy` (a database of its own):")


def test_migrations_are_always_run() -> None:
    places = [ROOT / "pyproject.toml", ROOT / "Makefile", TESTS / "run.py"]
    broken = [f"{place(path)}: {option}" for path in places for option in OPTIONS if option in path.read_text()]
    assert not broken, told(broken, "Triggers come with migrate; without it nothing is protected:")
