"""Only ``entrance.clock`` reads the time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SRC, dotted, modules, parsed, place, told

CLOCK = SRC / "entrance" / "clock.py"
READS = (
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "timezone.localdate"),
    *("timezone.localtime", "time.time", "time.time_ns", "time.localtime", "time.gmtime", "functions.Now"),
)
BARE = ("utcnow", "localdate", "Now", "time_ns")


def reads(path: Path) -> Iterator[ast.AST]:
    """Calls that ask what time it is, and columns that fill themselves."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            name = dotted(node.func)
            if name in BARE or any(name == read or name.endswith(f".{read}") for read in READS):
                yield node
            if any(keyword.arg in ("auto_now", "auto_now_add") for keyword in node.keywords):
                yield node


def test_only_the_entrance_reads_the_clock() -> None:
    broken = [place(path, node) for path in modules() if path != CLOCK for node in reads(path)]
    assert not broken, told(broken, "Time is passed in as `at`; only entrance.clock.now() asks what time it is:")


def test_the_clock_itself_would_be_found() -> None:
    assert list(reads(CLOCK))
