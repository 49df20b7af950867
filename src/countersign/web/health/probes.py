"""Does it serve, and may it be sent visitors? For whoever watches over us: plain text, no names, no secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from tempfile import TemporaryFile

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from countersign.entrance import clock
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.watching import SILENCE, last_seen
from countersign.ledger.queries import signs_with_its_secret

type Check = Callable[[datetime], str]
"""The sentence that says what is wrong; empty when nothing is."""


@endpoint(ANYONE)
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and the worker was seen in the last ten minutes, otherwise 503 and why."""
    return answer(database, worker)


@endpoint(ANYONE)
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when it is healthy, migrated, has its secrets and can write, otherwise 503 and why."""
    return answer(database, worker, migrated, log_secret, data_folder)


def answer(*checks: Check) -> HttpResponse:
    wrong = list(failing(checks))
    text = "\n".join(wrong or ["ok"]) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=503 if wrong else 200)


def failing(checks: tuple[Check, ...]) -> Iterator[str]:
    """What is wrong. After a database that does not answer nothing more is asked."""
    at = clock.now()
    for check in checks:
        try:
            if says := check(at):
                yield says
        except DatabaseError:
            yield "The database does not answer."
            return


def database(_at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def worker(at: datetime) -> str:
    seen = last_seen()
    if seen is None:
        return "No worker was ever seen."
    if at - seen <= SILENCE:
        return ""
    return (
        f"The worker was last seen at {seen:%Y-%m-%d %H:%M} UTC, {(at - seen).total_seconds() // 60:.0f} minutes ago."
    )


def migrated(_at: datetime) -> str:
    executor = MigrationExecutor(connection)
    owed = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"The database is not up to date ({len(owed)} to go): call countersign migrate." if owed else ""


def log_secret(_at: datetime) -> str:
    """The start checks that there are secrets; here, that they are the right ones."""
    return "" if signs_with_its_secret() else "The log secret is not the one that the ledgers were opened with."


def data_folder(_at: datetime) -> str:
    folder = settings.DEPLOYMENT.data
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(b"countersign")
            file.flush()
    except OSError as error:
        return f"The data folder cannot be written to: {error.strerror}."
    return ""
