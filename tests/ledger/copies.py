"""A test inside its own copy of the database: real commits, real connections, nothing rolled back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

from django.db import connection, connections

from countersign.settings.databases import postgresql


@contextmanager
def inside(environment: dict[str, str]) -> Iterator[None]:
    """Point Django, in every thread, at the database that an environment of ``copy_of_template`` leads to."""
    described, there = connections.settings["default"], where(environment)
    before = {name: described[name] for name in there}
    connection.close()
    described |= there
    connection.settings_dict |= there
    try:
        yield
    finally:
        connection.close()
        described |= before
        connection.settings_dict |= before


def where(environment: dict[str, str]) -> dict[str, str]:
    """What differs between Django's descriptions of two databases on one engine."""
    if url := environment.get("COUNTERSIGN_DATABASE_URL"):
        return {name: postgresql(url)[name] for name in ("NAME", "PORT", "PASSWORD")}
    return {"NAME": str(Path(environment["COUNTERSIGN_DATA"]) / "countersign.sqlite3")}


def at_once[Result](*works: Callable[[], Result]) -> list[Result]:
    """Run each work in a thread with a connection of its own; all begin at the same moment."""
    start = Barrier(len(works))

    def run(work: Callable[[], Result]) -> Result:
        try:
            connection.ensure_connection()
            start.wait(60)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))
