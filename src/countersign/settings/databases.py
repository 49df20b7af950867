"""The database: SQLite in the data folder, or PostgreSQL by a URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from countersign.settings.deployment import Deployment

SQLITE_SET_UP = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; PRAGMA wal_autocheckpoint=4000;"
)
"""What is committed moves from the log of writes into the database every 16 MiB, not every 4: whoever commits then
waits for it, and others behind them."""

KEPT_OPEN = 60
"""Seconds that a thread keeps its connection: opening one costs as much as a page."""


PREPARED_FROM = 5
"""So often a statement is asked before the server keeps its plan: with ours, making plans is half of its work."""

THRESHOLD, NEVER = "prepare_threshold", "none"
"""How the address says another number, or that no plan is kept: a pooler may give each transaction another session."""


def sqlite_path(deployment: Deployment) -> Path:
    return deployment.data / "countersign.sqlite3"


def database(deployment: Deployment) -> dict[str, Any]:
    """Django's description of the database. Raises ValueError for a URL that is none of PostgreSQL's."""
    if deployment.database_url:
        return postgresql(deployment.database_url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(sqlite_path(deployment).absolute()),
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_SET_UP, "timeout": 20},
    }


def postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ValueError("COUNTERSIGN_DATABASE_URL is written postgresql://user:password@host:port/database")
    prepared_from = threshold_in(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,  # one kept from before the server died would cost each thread an answer
        "DISABLE_SERVER_SIDE_CURSORS": prepared_from is None,  # they belong to a session as well
        "OPTIONS": {"server_side_binding": True, **dict(parse_qsl(parts.query)), THRESHOLD: prepared_from},
    }


def threshold_in(query: str) -> int | None:
    """Raises ValueError for what is neither a number nor the word for never, nothing included."""
    written = dict(parse_qsl(query, keep_blank_values=True)).get(THRESHOLD, str(PREPARED_FROM))
    if written == NEVER:
        return None
    if not (written.isascii() and written.isdigit()):
        raise ValueError(f"COUNTERSIGN_DATABASE_URL says {THRESHOLD}=: write a number after it, or {NEVER}")
    return int(written)
