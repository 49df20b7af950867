"""What a page takes out of the database: how many statements it sends, and how many rows of each table come back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper

TABLE = re.compile(r'FROM "(\w+)"')


@dataclass
class Reading:
    """``rows``: by the table that a statement names first."""

    statements: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    table: str = ""

    def sent(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found = TABLE.search(sql)
        self.table, self.statements = found.group(1) if found else "", self.statements + 1
        return execute(sql, *rest)

    def came(self, rows: int) -> None:
        self.rows[self.table] += rows


@contextmanager
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    """Counts at the cursor, so that whoever reads is counted, by whichever way."""
    seen = Reading()

    def fetching(name: str) -> Callable[..., Any]:
        def fetch(self: CursorWrapper, *told: Any) -> Any:
            found = getattr(self.cursor, name)(*told)
            seen.came(len(found) if name != "fetchone" else int(found is not None))
            return found

        return fetch

    with monkeypatch.context() as patched, connection.execute_wrapper(seen.sent):
        for name in ("fetchone", "fetchmany", "fetchall"):
            patched.setattr(CursorWrapper, name, fetching(name), raising=False)
        yield seen
