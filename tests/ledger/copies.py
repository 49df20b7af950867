"""A test inside its own copy of the database: real commits, real connections, nothing rolled back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from urllib.parse import urlsplit

from django.db import connection, connections


@contextmanager
def inside(environment: dict[str, str]) -> Iterator[None]:
    """Point Django, in every thread, at the database that an environment of ``copy_of_template`` leads to."""
    described = connections.settings["default"]
    before = described["NAME"]
    connection.close()
    described["NAME"] = connection.settings_dict["NAME"] = name_in(environment)
    try:
        yield
    finally:
        connection.close()
        described["NAME"] = connection.settings_dict["NAME"] = before


def name_in(environment: dict[str, str]) -> str:
    if url := environment.get("COUNTERSIGN_DATABASE_URL"):
        return urlsplit(url).path.strip("/")
    return str(Path(environment["COUNTERSIGN_DATA"]) / "countersign.sqlite3")


def at_once[Result](*works: Callable[[], Result]) -> list[Result]:
    """Run each work in a thread with a connection of its own; all begin at the same moment."""
    start = Barrier(len(works))

    def run(work: Callable[[], Result]) -> Result:
        try:
            connection.ensure_connection()
            start.wait(20)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))
