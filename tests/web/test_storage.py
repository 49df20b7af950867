"""When the disk or the database fails, the page says which, and who must act."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection

from countersign.web.storage import Trouble, trouble_in
from tests.cast import Cast
from tests.web.pages import Answer
from tests.web.world import browser_of


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as it comes")
    error.sqlite_errorcode = code
    return error


def answer_to(error: Exception) -> Answer:
    """What somebody gets when any statement ends with this error, as Django hands it on."""

    def fail(*_what: Any) -> Any:
        raise OperationalError("wrapped") from error

    priya = browser_of("priya")
    with connection.execute_wrapper(fail):
        return priya.get("/o/larkbeam-ltd/")


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), 507, "The disk is full"),
        (psycopg.errors.DiskFull("no room"), 507, "The disk is full"),
        (OSError(errno.ENOSPC, "No space left on device"), 507, "The disk is full"),
        (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), 503, "The disk does not answer as it should"),
        (psycopg.errors.IoError("bad block"), 503, "The disk does not answer as it should"),
        (psycopg.OperationalError("connection failed"), 503, "The database cannot be reached"),
        (psycopg.errors.AdminShutdown("bye"), 503, "The database cannot be reached"),
        (ValueError("of ours"), 500, "This is our fault"),
    ],
)
def test_the_page_names_what_broke(larkbeam: Cast, error: Exception, status: int, says: str) -> None:
    answer = answer_to(error)
    assert answer.status_code == status
    page = answer.content.decode()
    assert f"<h1>{says}</h1>" in page
    assert "wrapped" not in page
    assert type(error).__name__ not in page


@pytest.mark.parametrize(
    "error",
    [
        None,
        ValueError("of ours"),
        sqlite_error(sqlite3.SQLITE_BUSY),
        psycopg.errors.UniqueViolation("twice"),
        FileNotFoundError(errno.ENOENT, "none"),
    ],
)
def test_what_is_not_the_storage_s_fault_stays_ours(error: BaseException | None) -> None:
    assert trouble_in(error) is None


def raised(outer: Callable[[], Exception], inner: Exception) -> Exception:
    try:
        raise outer() from inner
    except Exception as error:
        return error


def test_trouble_is_found_behind_other_errors() -> None:
    full = sqlite_error(sqlite3.SQLITE_FULL)
    assert trouble_in(raised(RuntimeError, raised(OperationalError, full))) is Trouble.FULL


def test_trouble_in_errors_that_go_round_in_a_circle_ends() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert trouble_in(one) is None
