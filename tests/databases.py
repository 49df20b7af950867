"""Databases of the tests: migrated once, filled once by commands, then copied, never flushed (decision 37)."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from django.db import connection

from tests import engine

BARE, FILLED, VISITED = "bare", "filled", "visited"
"""What is put aside: tables with nobody in them, the cast, and the cast with one of each thing that has a page."""


def keep_as_template(template: str) -> None:
    """Put the database as it is now aside. Nobody may be connected to it."""
    connection.close()
    if engine.engine() == "sqlite":
        copy_sqlite(sqlite_file(), template_file(template))
    else:
        postgresql(f"CREATE DATABASE {template} TEMPLATE countersign")


def take_from_template(template: str, name: str) -> None:
    """Another template, so far the same as the first."""
    if engine.engine() == "sqlite":
        copy_sqlite(template_file(template), template_file(name))
    else:
        postgresql(f"CREATE DATABASE {name} TEMPLATE {template}")


@contextmanager
def inside_template(template: str) -> Iterator[None]:
    """Django's own connection leads there meanwhile: whoever changes anything there rolls it back, or means it."""
    assert not connection.in_atomic_block, "ask for this database before anything is done in the other"
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(template_file(template)) if engine.engine() == "sqlite" else template
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


@contextmanager
def copy_of_template(template: str) -> Iterator[dict[str, str]]:
    """A database of its own, for real processes or real commits: the environment that leads to it."""
    name = f"copy_{uuid4().hex[:12]}"
    folder = Path(os.environ["COUNTERSIGN_DATA"]) / name
    folder.mkdir()
    try:
        yield {"COUNTERSIGN_DATA": str(folder), **engine.SETTINGS, **make_copy(template, name, folder)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if engine.engine() == "postgres":
            postgresql(f"DROP DATABASE {name} WITH (FORCE)")


def make_copy(template: str, name: str, folder: Path) -> dict[str, str]:
    if engine.engine() == "sqlite":
        copy_sqlite(template_file(template), folder / "countersign.sqlite3")
        return {}
    postgresql(f"CREATE DATABASE {name} TEMPLATE {template}")
    return {"COUNTERSIGN_DATABASE_URL": url_of(name)}


def sqlite_file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def template_file(template: str) -> Path:
    return sqlite_file().with_name(f"{template}.sqlite3")


def copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def url_of(database: str) -> str:
    parts = urlsplit(os.environ["COUNTERSIGN_DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{database}"))


def postgresql(statement: str) -> None:
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(statement.encode())


@contextmanager
def empty_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation that has never been started."""
    if engine.engine() == "sqlite":
        yield {"COUNTERSIGN_DATA": str(folder)}
        return
    name = f"empty_{uuid4().hex[:12]}"
    postgresql(f"CREATE DATABASE {name}")
    try:
        yield {"COUNTERSIGN_DATA": str(folder), "COUNTERSIGN_DATABASE_URL": url_of(name)}
    finally:
        postgresql(f"DROP DATABASE {name} WITH (FORCE)")
