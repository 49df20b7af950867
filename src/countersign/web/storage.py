"""When the disk or the database under us fails: what it was, told from the error alone.

Nothing is asked of the database here: it may be what broke.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from enum import Enum

FULL_DISK = {errno.ENOSPC, errno.EDQUOT}
BAD_DISK = {errno.EIO, errno.EROFS, errno.EFBIG}
NO_ROOM = {"53100"}
"""PostgreSQL's words for it (appendix A of its manual): disk_full."""

BAD_STORAGE = {"58030", "25006", "XX001", "XX002"}
"""io_error, read_only_sql_transaction, data_corrupted, index_corrupted."""

AWAY = {"57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08004", "08006"}
"""It shuts down, crashed, starts up, has no connection left, or the connection broke."""

NOBODY = ("OperationalError", "InterfaceError")

BROKEN_CODES = {
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}
PRIMARY = 0xFF
"""SQLite's extended codes keep the plain one in their lowest byte."""


class Trouble(Enum):
    """What stopped us from storing or reading."""

    FULL = "full"
    DISK = "disk"
    AWAY = "away"


def trouble_in(error: BaseException | None) -> Trouble | None:
    """What an error, or one that it came from, says of the place where everything is kept; None: nothing."""
    return next((found for one in chain(error) if (found := trouble(one))), None)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it was raised from, and so on. Circles end after some steps."""
    for _ in range(20):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def trouble(error: BaseException) -> Trouble | None:
    if isinstance(error, sqlite3.Error):
        return by_code(getattr(error, "sqlite_errorcode", 0) & PRIMARY)
    if isinstance(error, OSError):
        return by_errno(error.errno)
    if type(error).__module__.partition(".")[0] == "psycopg":
        return by_state(getattr(error, "sqlstate", None), type(error).__name__)
    return None


def by_code(code: int) -> Trouble | None:
    if code == sqlite3.SQLITE_FULL:
        return Trouble.FULL
    return Trouble.DISK if code in BROKEN_CODES else None


def by_errno(number: int | None) -> Trouble | None:
    if number in FULL_DISK:
        return Trouble.FULL
    return Trouble.DISK if number in BAD_DISK else None


def by_state(state: str | None, name: str) -> Trouble | None:
    """PostgreSQL's answer; without one there was nobody who answered."""
    if state in NO_ROOM:
        return Trouble.FULL
    if state in BAD_STORAGE:
        return Trouble.DISK
    return Trouble.AWAY if state in AWAY or (state is None and name in NOBODY) else None
